// A drive or a share that is mounted, as a place off this machine: plain files, which anybody can read there.
#pragma once

#include "offsite/OffsitePlace.h"
#include "offsite/SentRecord.h"

namespace albumen {

/// Makes a folder a place, with a mark in it, and says what that mark says. One that is marked already stays as it is.
/// Fails: usage (other files lie in it); as files.
Result<std::string> markOffsiteFolder(Files& files, const Path& folder);

/// What is changed or gone here goes to `.removed/2026-11-29` there. A kill at any time leaves whole files and what the
/// next sending goes on with.
class OffsiteFolder final : public OffsiteTarget
{
public:
    explicit OffsiteFolder(OffsitePlace place) : place_(std::move(place)), where_(place_.where) {}

    Status begin(const OffsiteWork& work) override;
    Status send(const std::vector<OffsiteSource>& sources, const OffsiteWork& work, OffsiteDone& done) override;
    Status check(const std::vector<OffsiteSource>& sources, const OffsiteWork& work, OffsiteDone& done) override;
    Result<bool> fetch(const Path& what, const Path& to, const OffsiteWork& work, OffsiteDone& done) override;
    Status keepRecord(const OffsiteWork& work) override;
    Result<std::optional<SentRecord>> recordThere(const OffsiteWork& work) override;
    Result<bool> keptAway(const Path& file, const SentFile& sent, const OffsiteWork& work) const override;
    Result<Encryption> encryption(const JobControl&) override { return Encryption::none; }

private:
    Result<SentTree> treeThere(const OffsiteSource& source, const OffsiteWork& work) const;
    Status sendOne(const OffsiteSource& source, const OffsiteWork& work, OffsiteDone& done);
    Status putAway(const OffsiteSource& source, const Path& file, const OffsiteWork& work) const;
    /// Gives the hash of what was copied.
    Result<Xxh128> copy(const OffsiteSource& source, const Path& file, const SentFile& facts, bool old,
                        const OffsiteWork& work) const;
    Status checkOne(const OffsiteSource& source, const OffsiteWork& work, OffsiteDone& done) const;
    Status checkChanged(const OffsiteSource& source, const Path& file, const SentFile& here, bool gone,
                        const OffsiteWork& work, OffsiteDone& done) const;
    Status checkNotHere(const OffsiteSource& source, const SentTree& here, const OffsiteWork& work,
                        OffsiteDone& done) const;
    Status fetchFile(const Path& file, const SentFile& facts, const Path& to, const OffsiteWork& work) const;

    const OffsitePlace place_;
    const Path where_;
};

} // namespace albumen
