//! Wrong input is answered clearly, and no answer and no log tells a secret.

mod packages;
mod requests;
mod starting;
mod tokens;
