//! What may be published, written out.

use super::{Lack, Publishable, lacks, paragraphs};

const FINE: Publishable<'static> = Publishable {
    content: "Come and see.",
    place: "Taihu",
    private: false,
    pending: false,
    cancelled: false,
    over: false,
};

#[test]
fn r030_content_time_and_place_or_all_that_is_missing() {
    use Lack::{Cancelled, Content, Over, Pending, Place, Private};
    let with = |vary: fn(&mut Publishable<'static>)| {
        let mut one = FINE;
        vary(&mut one);
        lacks(one)
    };
    assert_eq!(with(|_| {}), []);
    assert_eq!(with(|it| it.content = " \n "), [Content]);
    assert_eq!(with(|it| it.place = " "), [Place]);
    assert_eq!(with(|it| it.private = true), [Private]);
    assert_eq!(with(|it| it.pending = true), [Pending]);
    assert_eq!(with(|it| it.cancelled = true), [Cancelled]);
    assert_eq!(with(|it| it.over = true), [Over]);
    let nothing = Publishable {
        content: "",
        place: "",
        private: true,
        pending: true,
        cancelled: false,
        over: true,
    };
    assert_eq!(lacks(nothing), [Content, Place, Private, Pending, Over]);
    let off = Publishable {
        cancelled: true,
        ..nothing
    };
    let named = lacks(off);
    assert_eq!(named, [Content, Place, Private, Cancelled], "off is off");
    assert_eq!((Place.field(), Place.code()), ("place", "required"));
    assert_eq!((Over.field(), Over.code()), ("start", "is_over"));
}

#[test]
fn r030_an_empty_line_divides_paragraphs_and_nothing_else_is_obeyed() {
    let cases: [(&str, &[&str]); 5] = [
        ("", &[]),
        ("one", &["one"]),
        ("one\ntwo", &["one\ntwo"]),
        ("\n\none\r\n \r\n\r\ntwo  \n", &["one", "two"]),
        ("<b>one</b>\n\n# two", &["<b>one</b>", "# two"]),
    ];
    for (content, expected) in cases {
        assert_eq!(paragraphs(content), expected, "{content:?}");
    }
}
