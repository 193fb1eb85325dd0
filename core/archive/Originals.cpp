#include "archive/Originals.h"

namespace albumen {

Originals::Originals(Files& files, const FilingInput& input, const JobControl& job)
{
    std::set<Path> folders;
    for (const PhotoToFile& photo : input.photos) {
        if (!job.mayGoOn()) return;
        if (!photo.present) continue;
        if (const auto info = files.info(photo.source)) files_.insert({info->device, info->inode});
        for (const Companion& companion : photo.companions)
            if (const auto info = files.info(companion.source)) files_.insert({info->device, info->inode});
        folders.insert(photo.source.parent_path());
    }
    for (const Path& folder : folders)
        if (const auto info = files.info(folder, Follow::yes)) folders_.insert({info->device, info->inode});
}

} // namespace albumen
