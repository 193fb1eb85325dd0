// A photo saved over in place: brightened, turned or cropped by an editor, it is still the photo about which a person
// decided something, and which was filed.
#pragma once

#include <optional>

#include "catalogue/Db.h"
#include "photo/PhotoResult.h"

namespace albumen {

/// The picture that lay at this path before, where this one is an edit of it: no other file holds it, and the new
/// one looks the same (as it stands or turned by quarters), or shows every face that was
/// found and named. With where its faces lie now.
/// Threads: as the Db. Fails: as the catalogue.
Result<std::optional<EditOf>> editedFrom(Db& db, const PhotoResult& result);

} // namespace albumen
