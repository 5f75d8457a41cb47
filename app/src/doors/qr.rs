//! The door's QR code: the booking page of this room on the reader's phone.

use fast_qr::{ECL, QRBuilder};

use super::api::QrCode;

/// Empty modules around a code (ISO/IEC 18004 asks for four).
const QUIET: usize = 4;

/// The code as the path of an SVG; none when the address is too long for a code.
#[must_use]
pub fn draw(address: &str) -> Option<QrCode> {
    let code = QRBuilder::new(address).ecl(ECL::M).build().ok()?;
    let mut path = String::new();
    for row in 0..code.size {
        for column in 0..code.size {
            if code[row][column].value() {
                path.push_str(&format!("M{} {}h1v1h-1z", column + QUIET, row + QUIET));
            }
        }
    }
    Some(QrCode {
        size: code.size + 2 * QUIET,
        path,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_has_its_quiet_zone_and_is_deterministic() {
        let code = draw("https://lintel.example/m/rooms/plum").unwrap();
        assert!(
            code.path.starts_with("M4 4h1v1h-1z"),
            "the finder pattern begins at the corner"
        );
        assert_eq!(draw("https://lintel.example/m/rooms/plum"), Some(code));
    }

    #[test]
    fn an_address_that_fits_no_code_has_none() {
        assert_eq!(draw(&"x".repeat(4_000)), None);
    }
}
