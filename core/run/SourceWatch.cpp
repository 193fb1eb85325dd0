#include "run/SourceWatch.h"

namespace albumen {

SourceWatch::SourceWatch(Files& files, const std::vector<SourceToScan>& sources) : files_(files)
{
    for (const SourceToScan& source : sources) {
        Watched watched{&source, source.root.path / source.below, std::nullopt, false};
        if (source.below.empty()) watched.folder = source.root.path;
        const auto info = files_.info(watched.folder, Follow::yes);
        if (info) watched.device = info->device;
        watched.away = !rootIsThere(files_, source.root);
        watched_.push_back(std::move(watched));
    }
}

bool SourceWatch::stands(const Watched& watched)
{
    if (!rootIsThere(files_, watched.source->root)) return false;
    if (!watched.device) return true; // a part of the root that was not there to begin with: its photos are missing
    const auto info = files_.info(watched.folder, Follow::yes);
    return info && info->device == *watched.device; // another device: what was mounted there is not any more
}

bool SourceWatch::goneAway(std::size_t index)
{
    {
        const std::lock_guard lock(mutex_);
        if (watched_[index].away) return true;
    }
    if (stands(watched_[index])) return false;
    const std::lock_guard lock(mutex_);
    watched_[index].away = true;
    return true;
}

std::optional<std::size_t> SourceWatch::holding(const FoundPhoto& photo) const
{
    for (std::size_t i = 0; i < watched_.size(); ++i)
        if (watched_[i].source->root.id == photo.root && isUnder(photo.path, watched_[i].folder)) return i;
    return std::nullopt;
}

bool SourceWatch::isAway(const FoundPhoto& photo) const
{
    const auto index = holding(photo);
    const std::lock_guard lock(mutex_);
    return index && watched_[*index].away;
}

bool SourceWatch::wentAway(const FoundPhoto& photo)
{
    const auto index = holding(photo);
    return index && goneAway(*index);
}

bool SourceWatch::isGone(const Path& file)
{
    for (std::size_t i = 0; i < watched_.size(); ++i) {
        if (!isUnder(file, watched_[i].source->root.path)) continue;
        const auto info = files_.info(file);
        // The source is asked after the file: a drive pulled out in between must not look like a deleted photo.
        if (!info && info.error().code == Code::pathMissing && !goneAway(i)) return true;
    }
    return false;
}

void SourceWatch::lookAgain()
{
    for (std::size_t i = 0; i < watched_.size(); ++i) (void)goneAway(i);
}

std::vector<bool> SourceWatch::away() const
{
    const std::lock_guard lock(mutex_);
    std::vector<bool> all;
    for (const Watched& watched : watched_) all.push_back(watched.away);
    return all;
}

} // namespace albumen
