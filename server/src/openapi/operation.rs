//! The description of one call.

use schemars::{JsonSchema, Schema, SchemaGenerator};

type SchemaOf = fn(&mut SchemaGenerator) -> Schema;

/// Where a parameter stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// `?name=`.
    Query,
    /// In the address.
    Path,
    /// A header.
    Header,
}

/// What is sent or answered.
#[derive(Debug, Clone, Copy)]
pub enum Body {
    /// Nothing.
    Empty,
    /// JSON of a type.
    Json(SchemaOf),
    /// Bytes of a media type.
    Bytes(&'static str),
}

/// A parameter: name, place, type word of JSON Schema (with a format after a slash), what it is.
#[derive(Debug, Clone, Copy)]
pub struct Parameter {
    /// Its name.
    pub name: &'static str,
    /// Where.
    pub place: Place,
    /// `string`, `integer`, `boolean`, `string/date-time`, `array`.
    pub kind: &'static str,
    /// For people.
    pub about: &'static str,
}

/// One call.
#[derive(Debug, Clone)]
pub struct Operation {
    /// `GET`, `POST` …
    pub method: &'static str,
    /// Below `/api/v1`, with `{id}`.
    pub path: &'static str,
    /// What it does, in a line.
    pub summary: &'static str,
    /// Whether a caller must be known.
    pub open: bool,
    /// Parameters beside those of the address.
    pub parameters: Vec<Parameter>,
    /// What is sent.
    pub takes: Body,
    /// The status of success.
    pub status: u16,
    /// What is answered.
    pub answers: Body,
}

impl Operation {
    const fn new(method: &'static str, path: &'static str, summary: &'static str) -> Self {
        Self {
            method,
            path,
            summary,
            open: false,
            parameters: Vec::new(),
            takes: Body::Empty,
            status: 200,
            answers: Body::Empty,
        }
    }

    /// Reads.
    #[must_use]
    pub const fn get(path: &'static str, summary: &'static str) -> Self {
        Self::new("GET", path, summary)
    }

    /// Makes or does.
    #[must_use]
    pub const fn post(path: &'static str, summary: &'static str) -> Self {
        Self::new("POST", path, summary)
    }

    /// Changes; takes `If-Match`.
    #[must_use]
    pub const fn patch(path: &'static str, summary: &'static str) -> Self {
        Self::new("PATCH", path, summary)
    }

    /// Replaces.
    #[must_use]
    pub const fn put(path: &'static str, summary: &'static str) -> Self {
        Self::new("PUT", path, summary)
    }

    /// Takes away.
    #[must_use]
    pub const fn delete(path: &'static str, summary: &'static str) -> Self {
        let mut operation = Self::new("DELETE", path, summary);
        operation.status = 204;
        operation
    }

    /// Takes JSON.
    #[must_use]
    pub fn takes<T: JsonSchema>(mut self) -> Self {
        self.takes = Body::Json(schema_of::<T>);
        self
    }

    /// Takes bytes.
    #[must_use]
    pub const fn takes_bytes(mut self, media_type: &'static str) -> Self {
        self.takes = Body::Bytes(media_type);
        self
    }

    /// Answers JSON with 200.
    #[must_use]
    pub fn answers<T: JsonSchema>(mut self) -> Self {
        self.answers = Body::Json(schema_of::<T>);
        self.status = 200;
        self
    }

    /// Answers JSON with 201.
    #[must_use]
    pub fn creates<T: JsonSchema>(mut self) -> Self {
        self.answers = Body::Json(schema_of::<T>);
        self.status = 201;
        self
    }

    /// Answers bytes.
    #[must_use]
    pub const fn answers_bytes(mut self, media_type: &'static str) -> Self {
        self.answers = Body::Bytes(media_type);
        self.status = 200;
        self
    }

    /// Answers nothing, 204.
    #[must_use]
    pub const fn answers_nothing(mut self) -> Self {
        self.status = 204;
        self
    }

    /// Nobody need be signed in.
    #[must_use]
    pub const fn open(mut self) -> Self {
        self.open = true;
        self
    }

    /// Takes a query parameter.
    #[must_use]
    pub fn query(mut self, name: &'static str, kind: &'static str, about: &'static str) -> Self {
        let place = Place::Query;
        self.parameters.push(Parameter {
            name,
            place,
            kind,
            about,
        });
        self
    }

    /// Is a list with `limit` and `cursor`.
    #[must_use]
    pub fn paged(self) -> Self {
        self.query(
            "limit",
            "integer",
            "Most items of the page: 1 to 1000, 100 unless told.",
        )
        .query("cursor", "string", "`next_cursor` of the page before.")
    }
}

fn schema_of<T: JsonSchema>(generator: &mut SchemaGenerator) -> Schema {
    generator.subschema_for::<T>()
}
