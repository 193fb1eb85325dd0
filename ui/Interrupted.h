// A job that did not come to its end: the program was killed or the power went.
#pragma once

#include <functional>

#include "JobBridge.h"
#include "MessageSink.h"
#include "library/Cards.h"

namespace albumen {

/// Of the message, so that it goes once a job runs again.
extern const QString interruptedTopic;

/// What was interrupted and when, with an offer to go on where that is one of the Archive page's jobs: imports need to
/// be told again what to take. Requires: the run has no end, and runs no more.
Message interrupted(const RunCard& run, std::function<void(Job)> goOn);

} // namespace albumen
