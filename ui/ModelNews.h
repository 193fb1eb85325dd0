// What is to be said of the networks: without which nothing can be found or named, and that there are better ones.
#pragma once

#include <functional>

#include "MessageSink.h"
#include "library/Cards.h"

namespace albumen {

/// What is missing is a warning until it is there; that others confuse fewer people is said once, after a job, and
/// never again in this installation. `toSettings`: what the links do. Threads: GUI.
void sayModels(const EngineCard& engine, bool afterJob, MessageSink& messages, const std::function<void()>& toSettings);
/// The way to the settings was taken: what was only to be read is read.
void modelsRead(MessageSink& messages);

} // namespace albumen
