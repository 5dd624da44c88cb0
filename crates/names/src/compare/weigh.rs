//! What agreement and disagreement of each part weigh.
//!
//! Log-odds, as straight lines between knots over the token cost. They were
//! fitted by logistic regression on half of the pairs named in `README.md`
//! (brothers, namesakes and strangers against true pairs, half and half), and
//! are monotone: closer never weighs less.

use super::NamePart;

/// From this cost on two tokens are two names.
pub(crate) const FAR: f32 = 0.4;

/// The costs at which the weights below stand.
const KNOTS: [f32; 7] = [0.0, 0.06, 0.12, 0.2, 0.3, 0.45, 0.7];
const GIVEN: [f32; 7] = [3.4, 2.9, 2.4, 1.6, 0.3, -2.0, -5.5];
const MIDDLE: [f32; 7] = [1.7, 1.65, 1.35, 0.9, 0.3, -1.5, -5.1];
const FAMILY: [f32; 7] = [2.7, 2.65, 2.6, 2.3, 1.6, 0.0, -3.9];

/// Before any part is looked at.
pub(crate) const START: f32 = -4.4;
/// A part of the longer name has no partner.
pub(crate) const MISSING: f32 = -0.7;
/// The same, for the family name and for the given name.
pub(crate) const MISSING_FAMILY: f32 = -1.6;
pub(crate) const MISSING_GIVEN: f32 = -4.0;
/// A part of the shorter name has no partner: the longer one must lack two.
pub(crate) const AGAINST: f32 = -3.0;
/// One word here, two there.
pub(crate) const JOINED: f32 = -0.3;
/// A given name facing a father's name: perhaps father and son.
pub(crate) const SHIFTED: f32 = -3.0;
/// A last name facing a middle one.
pub(crate) const UNLIKE: f32 = -0.4;
/// No father's or grandfather's name on either side to agree on.
pub(crate) const FATHERLESS: f32 = -1.2;
/// Parts in another order.
pub(crate) const TURNED: f32 = -1.2;

/// The log-odds of a part at a token cost.
pub(crate) fn weight(part: NamePart, cost: f32) -> f32 {
    let at = match part {
        NamePart::Given => &GIVEN,
        NamePart::Family => &FAMILY,
        _ => &MIDDLE,
    };
    let k = KNOTS.iter().rposition(|&k| k <= cost).unwrap_or(0);
    let Some(&next) = KNOTS.get(k + 1) else { return at[k] };
    at[k] + (at[k + 1] - at[k]) * (cost - KNOTS[k]) / (next - KNOTS[k])
}
