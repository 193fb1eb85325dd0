// A remote of rclone as a place off this machine. The user's own configuration is read by rclone, and never written.
#pragma once

#include <set>

#include "offsite/OffsitePlace.h"
#include "offsite/Program.h"
#include "offsite/SentRecord.h"

namespace albumen {

/// What is changed or gone here goes to `.removed/2026-11-29` there. It is encrypted where the remote is of type crypt.
class Rclone final : public OffsiteTarget
{
public:
    explicit Rclone(OffsitePlace place) : place_(std::move(place)) {}

    /// Fails also: usage (rclone knows no such remote).
    Status begin(const OffsiteWork& work) override;
    Status send(const std::vector<OffsiteSource>& sources, const OffsiteWork& work, OffsiteDone& done) override;
    Status check(const std::vector<OffsiteSource>& sources, const OffsiteWork& work, OffsiteDone& done) override;
    Result<bool> fetch(const Path& what, const Path& to, const OffsiteWork& work, OffsiteDone& done) override;
    Status keepRecord(const OffsiteWork& work) override;
    Result<std::optional<SentRecord>> recordThere(const OffsiteWork& work) override;
    Result<bool> keptAway(const Path& file, const SentFile& sent, const OffsiteWork& work) const override;
    Result<Encryption> encryption(const JobControl& job) override;

private:
    struct Told;
    struct Ended;
    using Arguments = std::vector<std::string>;
    Result<Ended> run(Arguments arguments, const OffsiteWork& work, const LineSink& output = {}) const;
    Status runWell(Arguments arguments, const OffsiteWork& work) const;
    std::string pathOf(const Path& below) const;
    Status sendSpoilt(const OffsiteSource& source, const OffsiteWork& work, OffsiteDone& done) const;
    Status sendOne(const OffsiteSource& source, const OffsiteWork& work, OffsiteDone& done) const;
    /// `fresh`: it was just sent, so that what is not there is an error.
    Status compare(const OffsiteSource& source, bool fresh, const OffsiteWork& work, OffsiteDone& done) const;
    bool wasSent(const OffsiteSource& source, const Path& file, bool missing, const OffsiteWork& work) const;
    Result<std::set<Path>> filesThere(const OffsiteSource& source, const OffsiteWork& work) const;
    Result<bool> bring(const Path& there, const Path& to, const OffsiteWork& work) const;
    Status checkAlone(const OffsiteSource& source, const Path& file, const SentFile& sent, const OffsiteWork& work,
                      OffsiteDone& done) const;
    Status checkNotHere(const OffsiteSource& source, const OffsiteWork& work, OffsiteDone& done) const;
    Result<bool> isCrypt(const JobControl& job) const;
    Error unknownRemote() const;

    const OffsitePlace place_;
};

} // namespace albumen
