// What an example of a search looks like: as it is stored, or looked at now.
#pragma once

#include "base/Files.h"
#include "base/JobControl.h"
#include "catalogue/Catalogue.h"
#include "model/ModelStore.h"
#include "net/Engine.h"
#include "photo/Understanding.h"

namespace albumen {

struct ExampleParts {
    Files& files;
    Catalogue& catalogue;
    ModelStore& models;
    Engine& engine;
};

/// Fails: pathMissing; as reading and decoding a photo; modelMissing (no network makes vectors to compare by);
/// cancelled.
Result<Look> exampleLook(const ExampleParts& parts, const Path& path, const JobControl& job);

} // namespace albumen
