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

/// No network is there that makes vectors to compare pictures by.
Error noComparingNetwork(const ModelStore& models);

/// Fails: pathMissing; as reading and decoding a photo; as noComparingNetwork; imageUnsupported also of a
/// film; cancelled.
Result<Look> exampleLook(const ExampleParts& parts, const Path& path, const JobControl& job);

} // namespace albumen
