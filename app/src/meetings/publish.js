// While one types, the preview says the same: plain paragraphs, an empty line between them.
{
  const box = document.querySelector("textarea[name=content]");
  const shown = document.querySelector(".event-content");
  box?.addEventListener("input", () => {
    const all = box.value.split(/\n\s*\n/).map((one) => one.trim());
    const told = all.filter(Boolean).map((one) => {
      const paragraph = document.createElement("p");
      paragraph.textContent = one;
      return paragraph;
    });
    shown?.replaceChildren(...told);
  });
}
