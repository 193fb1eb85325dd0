#include "photo/SidecarName.h"

namespace albumen {

bool isAnothersSidecar(const std::string& called, const std::filesystem::path& photo, CalledAfter after,
                       const PhotosThere& there)
{
    if (after == CalledAfter::name) return called != photo.filename() && there.named(called);
    return called != photo.stem() && there.ofStem(called);
}

} // namespace albumen
