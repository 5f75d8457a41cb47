// Tries one device after the other, when its button is pressed; ticks what works.
{
  const LISTEN_MS = 10_000;
  const PICTURE_MS = 10_000;
  const LOUD = 0.02;
  const form = document.querySelector("[data-devices]");
  const part = (name) => form.querySelector(`[data-device=${name}]`);
  const wait = (ms) => new Promise((done) => setTimeout(done, ms));
  const streams = new Map();

  const say = (name, word) => {
    const line = part(name).querySelector("[role=status]");
    line.textContent = line.dataset[word];
    line.dataset.state = word;
    if (word !== "asking" && word !== "listen") form.elements[name].checked = word === "works";
  };

  const why = (error) => {
    if (error.name === "NotAllowedError" || error.name === "SecurityError") return "denied";
    if (error.name === "NotFoundError" || error.name === "OverconstrainedError") return "missing";
    return error.name === "NotReadableError" ? "busy" : "failed";
  };

  const stop = (name) => {
    streams.get(name)?.getTracks().forEach((track) => track.stop());
    streams.delete(name);
  };

  const picture = async (name, stream) => {
    const video = part(name).querySelector("video");
    video.hidden = false;
    video.srcObject = stream;
    await video.play();
    for (const end = Date.now() + PICTURE_MS; Date.now() < end; await wait(100)) {
      if (video.videoWidth > 0 && video.currentTime > 0) return "works";
    }
    return "failed";
  };

  const level = async (stream) => {
    const meter = part("microphone").querySelector("meter");
    meter.hidden = false;
    const context = new AudioContext();
    const ear = context.createAnalyser();
    context.createMediaStreamSource(stream).connect(ear);
    const wave = new Float32Array(ear.fftSize);
    let heard = false;
    for (const end = Date.now() + LISTEN_MS; Date.now() < end && !heard; await wait(100)) {
      ear.getFloatTimeDomainData(wave);
      const loud = Math.sqrt(wave.reduce((sum, one) => sum + one * one, 0) / wave.length);
      meter.value = Math.min(1, loud * 4);
      heard = loud > LOUD;
    }
    await context.close();
    return heard ? "works" : "failed";
  };

  const play = async () => {
    const context = new AudioContext();
    const tone = context.createOscillator();
    const volume = context.createGain();
    volume.gain.value = 0.2;
    tone.connect(volume).connect(context.destination);
    tone.start();
    await wait(1_000);
    await context.close();
    part("speakers").querySelector("[data-heard]").hidden = false;
    return "listen";
  };

  const tries = {
    camera: async (devices) => {
      const stream = await devices.getUserMedia({ video: true });
      streams.set("camera", stream);
      return picture("camera", stream);
    },
    microphone: async (devices) => {
      const stream = await devices.getUserMedia({ audio: true });
      streams.set("microphone", stream);
      const found = await level(stream);
      stop("microphone");
      return found;
    },
    speakers: play,
    screen: async (devices) => {
      const stream = await devices.getDisplayMedia({ video: true });
      streams.set("screen", stream);
      const found = await picture("screen", stream);
      stop("screen");
      return found;
    },
  };

  for (const [name, attempt] of Object.entries(tries)) {
    const button = part(name).querySelector("[data-try]");
    button.hidden = false;
    button.addEventListener("click", async () => {
      // Pages that are not encrypted have no devices at all.
      const devices = navigator.mediaDevices;
      const able = name === "speakers" || (name === "screen" ? devices?.getDisplayMedia : devices);
      if (!able) return say(name, "unsupported");
      stop(name);
      button.disabled = true;
      say(name, "asking");
      try {
        say(name, await attempt(devices));
      } catch (error) {
        stop(name);
        say(name, why(error));
      }
      button.disabled = false;
    });
  }
  for (const answer of part("speakers").querySelectorAll("[data-heard] button")) {
    answer.addEventListener("click", () => {
      say("speakers", answer.value === "true" ? "works" : "failed");
    });
  }
  for (const time of document.querySelectorAll("time[data-local]")) {
    const style = { dateStyle: "medium", timeStyle: "short" };
    time.textContent = new Date(time.dateTime).toLocaleString(document.documentElement.lang, style);
  }
  addEventListener("pagehide", () => [...streams.keys()].forEach(stop));
}
