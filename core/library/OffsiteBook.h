// The places off this machine that a library sends to, kept in its settings.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "library/LibraryState.h"
#include "library/Settings.h"

namespace albumen {

/// Threads: all.
class OffsiteBook
{
public:
    explicit OffsiteBook(LibraryState& state) : state_(state) {}

    /// In the order in which they were added; nobody was asked whether they are encrypted.
    Result<std::vector<OffsiteCard>> all() const;
    /// These, or all where no name is given. Fails: offsiteUnknown.
    Result<std::vector<OffsiteCard>> called(const std::string& name) const;
    /// Fails: as Settings::addOffsite.
    Status add(OffsitePlace place, const ArchiveChoice& choice) const;
    /// Fails: offsiteUnknown.
    Status remove(const std::string& name) const;
    /// What came of sending there, or of a check.
    Status note(const OffsiteCard& card) const;
    /// A folder of copies lies in no photo folder, archive or library, nor any of them in it.
    /// Fails: pathInsideSource, sourceInsideTarget, usage.
    Status checkApart(const OffsitePlace& place, const ArchiveChoice& choice) const;

    /// Is it a folder on the disk of photos or of the archive, or is to be made there? See offsite/SameDisk.h.
    bool isOnTheirDisk(const OffsitePlace& place, const ArchiveChoice& choice) const;

    /// Where it is kept what was sent there.
    Path recordOf(const OffsitePlace& place) const;
    /// What it is worked at with. The job and the meter outlive it.
    OffsiteWork workAt(const OffsitePlace& place, const JobControl& job, ProgressMeter& meter,
                       std::uint64_t limitKbs = 0) const;

private:
    Status write(const std::vector<OffsiteCard>& cards) const;

    LibraryState& state_;
};

} // namespace albumen
