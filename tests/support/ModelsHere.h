// The shipped records, and verified files of the weights on this machine.
#pragma once

#include <optional>

#include "base/Files.h"
#include "model/Manifest.h"
#include "model/VerifiedFiles.h"

namespace albumen::test {

/// models/manifest.json of the source tree. Requires: it parses.
Manifest shippedManifest();
/// None where one lacks.
std::optional<VerifiedFiles> filesHere(const ModelRecord& record);
/// The files of a record, by their names, in the project's models/ or somewhere in the weights of this machine; skips
/// the case where one lacks. They are not hashed here: an engine does that at opening.
VerifiedFiles filesOrSkip(const ModelRecord& record);

} // namespace albumen::test
