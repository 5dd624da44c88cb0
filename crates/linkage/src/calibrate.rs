//! Probabilities that mean what they say, from judged pairs.
//!
//! Platt (1999): a logistic curve over the log-odds, two numbers, fitted by
//! Newton's method and held to scale 1 and shift 0 by a small prior, so that a
//! handful of judgements cannot bend it.

/// Fewer judged pairs of either kind than this leave the curve as it is.
const ENOUGH: usize = 20;
const HOLD: f64 = 4.0;

/// Scale and shift of log-odds (nats) from judged pairs.
pub(crate) fn fit(judged: &[(f64, bool)]) -> (f64, f64) {
    let same = judged.iter().filter(|j| j.1).count();
    if same < ENOUGH || judged.len() - same < ENOUGH {
        return (1.0, 0.0);
    }
    let (mut scale, mut shift) = (1.0, 0.0);
    for _ in 0..30 {
        let (mut g, mut h) = ([HOLD * (1.0 - scale), -HOLD * shift / 4.0], [HOLD, 0.0, HOLD / 4.0]);
        for &(x, y) in judged {
            let x = x.clamp(-30.0, 30.0);
            let p = crate::model::probability(scale * x + shift);
            let (r, v) = (f64::from(u8::from(y)) - p, (p * (1.0 - p)).max(1e-9));
            g = [g[0] + r * x, g[1] + r];
            h = [h[0] + v * x * x, h[1] + v * x, h[2] + v];
        }
        let det = h[0] * h[2] - h[1] * h[1];
        if det.abs() < 1e-12 {
            break;
        }
        let step = [(h[2] * g[0] - h[1] * g[1]) / det, (h[0] * g[1] - h[1] * g[0]) / det];
        scale = (scale + step[0].clamp(-0.5, 0.5)).clamp(0.05, 3.0);
        shift += step[1].clamp(-2.0, 2.0);
        if step[0].abs() + step[1].abs() < 1e-9 {
            break;
        }
    }
    (scale, shift)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_boastful_score_is_brought_down() {
        // Shown at log-odds 3 (95 %), true in three of four.
        let judged: Vec<(f64, bool)> =
            (0..200).map(|i| if i % 2 == 0 { (3.0, i % 8 != 0) } else { (-3.0, i % 8 == 1) }).collect();
        let (scale, shift) = fit(&judged);
        let p = crate::model::probability(3.0 * scale + shift);
        assert!((p - 0.75).abs() < 0.03, "{p}");
    }

    #[test]
    fn a_handful_of_judgements_changes_nothing() {
        assert_eq!(fit(&[(1.0, true), (-1.0, false)]), (1.0, 0.0));
    }
}
