// Sidecars that lie in an archive: what the program itself writes into them is known there, in every folder.
#pragma once

#include <map>
#include <vector>

#include "archive/Ledger.h"
#include "base/Files.h"
#include "base/JobControl.h"

namespace albumen {

/// Requires: no filing meanwhile; is outlived by what it is made of. Threads: one.
class FiledSidecars
{
public:
    /// A sidecar in one of the folders, as it was filed.
    struct Filed {
        ArchiveNo archive{};
        FiledFile file;
        Path path;
    };

    FiledSidecars(Files& files, Ledger& ledger) : files_(files), ledger_(ledger) {}

    /// Reads what was filed. Fails: as the ledger.
    Status read();
    /// This sidecar and its copies in other folders, it first, of those that are as they were filed. None: it is none
    /// of an archive's, or not as it was filed.
    std::vector<Filed> asFiled(const Path& sidecar, const JobControl& job) const;
    /// They are as they are now from now on. Fails: as the ledger, and as reading them.
    Status record(std::vector<Filed> written, const JobControl& job);

private:
    bool isAsFiled(const Filed& one, const JobControl& job) const;

    Files& files_;
    Ledger& ledger_;
    std::map<Path, Filed> byPath_;
    std::multimap<std::pair<ContentNo, std::string>, Path> byItem_;
};

} // namespace albumen
