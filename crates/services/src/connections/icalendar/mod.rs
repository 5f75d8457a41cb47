//! iCalendar (RFC 5545): reading and writing.
