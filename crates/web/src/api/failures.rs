//! The failures every call may end in, for the description of the interface.

use super::shapes::ErrorBody;
use utoipa::IntoResponses;

/// What may go wrong with any call.
#[derive(IntoResponses)]
#[expect(dead_code, reason = "it describes answers, it is not one")]
pub(crate) enum Failures {
    /// The call cannot be read: an unknown parameter, a document that is not as described.
    #[response(status = 400)]
    NotUnderstood(ErrorBody),
    /// No token, or one that opens nothing.
    #[response(status = 401)]
    NoToken(ErrorBody),
    /// The roles of the token's owner do not allow it.
    #[response(status = 403)]
    NotAllowed(ErrorBody),
    /// There is no such thing, or not for this reader.
    #[response(status = 404)]
    NotFound(ErrorBody),
    /// There is no such call at this address.
    #[response(status = 405)]
    NoSuchCall(ErrorBody),
    /// The body did not arrive in time.
    #[response(status = 408)]
    TooSlow(ErrorBody),
    /// It was changed or done by someone else in the meantime; or a standing judgement refuses it.
    #[response(status = 409)]
    Changed(ErrorBody),
    /// The body is too large.
    #[response(status = 413)]
    TooLarge(ErrorBody),
    /// The body is of another kind than described.
    #[response(status = 415)]
    WrongKind(ErrorBody),
    /// A value is not acceptable: `field` names it.
    #[response(status = 422)]
    WrongValue(ErrorBody),
    /// Too many attempts.
    #[response(status = 429)]
    TooMany(ErrorBody),
    /// A fault of the server; nothing was written.
    #[response(status = 500)]
    Fault(ErrorBody),
    /// The register is busy or may only be read.
    #[response(status = 503)]
    Busy(ErrorBody),
    /// The disk is full; nothing was lost.
    #[response(status = 507)]
    Full(ErrorBody),
}
