// What an export or an import writes until it is whole, in the folder where it is to be.
#pragma once

#include <string>

#include "base/Descriptor.h"
#include "base/Files.h"

namespace albumen {

/// While one lives, no other takes its parts for left over, be it another program's. Threads: one at a time.
class OwnParts
{
public:
    /// Clears away what killed exports left there, whatever they were to make, unless another one is at work in that
    /// folder. What cannot be removed now goes the next time. Requires: the folder is there.
    static OwnParts in(Files& files, const Path& folder);

    const Path& folder() const { return folder_; }
    /// A file, or a folder of files, for what is to be called so.
    Path of(const std::string& finished) const;

private:
    OwnParts(Path folder, Descriptor held) : folder_(std::move(folder)), held_(std::move(held)) {}

    Path folder_;
    Descriptor held_; ///< the folder, with a lock shared by all that write there
};

} // namespace albumen
