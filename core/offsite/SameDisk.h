// Whether two folders would be lost with one disk.
#pragma once

#include "base/Files.h"

namespace albumen {

inline const Path blockDevices = "/sys/dev/block"; ///< of Linux, by number, each a link to where it hangs

/// On one file system, or on two partitions of one disk. False where one of them is not there, or where nobody can say:
/// a share, a pool of disks. Threads: all.
bool onSameDisk(Files& files, const Path& a, const Path& b, const Path& devices = blockDevices);

} // namespace albumen
