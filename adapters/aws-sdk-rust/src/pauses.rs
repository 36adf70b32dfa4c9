//! Time, as the SDK waits for it.
use std::time::Duration;

use aws_smithy_async::rt::sleep::{AsyncSleep, Sleep, TokioSleep};

/// Makes pauses between attempts short. Timeouts, which the SDK makes with the same means, stay what they
/// are: they are whole seconds, and pauses, which are random, are not.
#[derive(Clone, Debug)]
pub struct ShortPauses;

impl AsyncSleep for ShortPauses {
    fn sleep(&self, duration: Duration) -> Sleep {
        let timeout = duration.subsec_nanos() == 0;
        TokioSleep::new().sleep(if timeout { duration } else { duration / 100 })
    }
}
