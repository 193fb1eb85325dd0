// Deletes one person: who they are, and what anybody found or said of their faces.
#pragma once

#include <filesystem>

#include "catalogue/Forgotten.h"
#include "catalogue/Writer.h"
#include "photo/Whom.h"

namespace albumen {

/// Goes: the person and all who were merged into them; faces that were named so, taken for them or asked about, drawn
/// ones too: their places, vectors, looks, small pictures, matches and groups; of the log, every write about these and
/// the name in its notes. A decision that spoke of nothing else stays as an empty entry, so that no exchange brings it
/// back. What was said of others stays as it is. Overwritten in the files, which shrink. The pictures count as looked
/// at: the next run does not find the faces again. What was copied into other archives than the one with this save
/// folder is forgotten too, and lies there. Requires: no job writes results; the follower has settled.
/// Threads: all. Fails: personUnknown; as the catalogue: called again, it goes on.
Result<Forgotten> forgetPerson(Writer& writer, const Whom& whom, const std::filesystem::path& save);

} // namespace albumen
