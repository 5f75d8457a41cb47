//! Two short tones. A browser lets a page sound only once somebody pressed something on it.

use leptos::wasm_bindgen::JsValue;
use web_sys::AudioContext;

/// Each tone: when, in seconds from now, and its pitch in hertz.
const TONES: [(f64, f32); 2] = [(0.0, 880.0), (0.2, 1174.7)];
/// How long a tone sounds, in seconds.
const LASTS: f64 = 0.18;
/// How loud, of 1.
const LEVEL: f32 = 0.25;

/// What sounds; none where the browser has no sound.
pub fn speaker() -> Option<AudioContext> {
    AudioContext::new().ok()
}

/// Sounds once.
pub fn ring(speaker: &AudioContext) {
    for (after, hertz) in TONES {
        // Without a sound the words still stand.
        let _ = tone(speaker, speaker.current_time() + after, hertz);
    }
}

fn tone(speaker: &AudioContext, at: f64, hertz: f32) -> Result<(), JsValue> {
    let (tone, level) = (speaker.create_oscillator()?, speaker.create_gain()?);
    tone.frequency().set_value(hertz);
    level.gain().set_value(LEVEL);
    tone.connect_with_audio_node(&level)?;
    level.connect_with_audio_node(&speaker.destination())?;
    tone.start_with_when(at)?;
    tone.stop_with_when(at + LASTS)
}
