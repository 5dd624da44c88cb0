//! The page that tells how a phone reaches the register.

use crate::ask::{Answer, Ask, html, of_the_house};
use crate::frame::frame;
use pages::view::Phones;

/// How a phone reaches the register.
pub(crate) fn phones(ask: &Ask) -> Answer {
    of_the_house(ask)?;
    let now = ask.app.options.phones.as_ref().map(|phones| phones.now()).unwrap_or_default();
    let view = Phones {
        addresses: now.addresses,
        fingerprint: now.fingerprint,
        command: ask.app.options.phones_command.clone(),
    };
    Ok(html(pages::phones::phones(&frame(ask), &view)))
}
