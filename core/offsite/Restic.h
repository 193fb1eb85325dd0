// A repository of restic as a place off this machine: always encrypted, with every state that was sent.
#pragma once

#include "offsite/OffsitePlace.h"
#include "offsite/Program.h"

namespace albumen {

/// One snapshot per source, with two tags: "albumen" and the source's name. The repository's address goes by the
/// environment, since it may hold a password.
class Restic final : public OffsiteTarget
{
public:
    explicit Restic(OffsitePlace place) : place_(std::move(place)) {}

    /// Makes the repository where there is none and nothing was sent yet. Fails also: usage (others may read the
    /// password).
    Status begin(const OffsiteWork& work) override;
    Status send(const std::vector<OffsiteSource>& sources, const OffsiteWork& work, OffsiteDone& done) override;
    Status check(const std::vector<OffsiteSource>& sources, const OffsiteWork& work, OffsiteDone& done) override;
    Result<bool> fetch(const Path& what, const Path& to, const OffsiteWork& work, OffsiteDone& done) override;
    /// What was sent once stays in an older snapshot.
    Result<bool> keptAway(const Path&, const SentFile&, const OffsiteWork&) const override { return true; }
    Result<Encryption> encryption(const JobControl& job) override;

private:
    struct Snapshot {
        std::string id, time;
    };
    struct Ended;
    Result<Ended> run(std::vector<std::string> arguments, const Path& folder, const OffsiteWork& work,
                      const LineSink& output = {}) const;
    Status runWell(std::vector<std::string> arguments, const OffsiteWork& work) const;
    Status sendOne(const OffsiteSource& source, const OffsiteWork& work, OffsiteDone& done) const;
    Status checkListed(const OffsiteSource& source, const Snapshot& snapshot, const OffsiteWork& work,
                       OffsiteDone& done) const;
    /// The newest of each source, by its name.
    Result<std::map<std::string, Snapshot>> newest(const OffsiteWork& work) const;

    const OffsitePlace place_;
};

} // namespace albumen
