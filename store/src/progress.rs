//! A user's progress with a problem.
