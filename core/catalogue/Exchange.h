// Decisions of two libraries exchanged: their logs are united, the last write of every register holds in both.
#pragma once

#include <string>
#include <vector>

#include "catalogue/ExchangeFile.h"

namespace albumen {

/// One register that both libraries wrote without knowing of each other.
struct Apart {
    Register reg{};
    std::int64_t a = 0, b = 0;
    Value ours, theirs; ///< in this library's ids
    bool oursHolds = false;
};

/// How another library's log is taken.
struct ExchangeChoice {
    std::string from;            ///< where it came from, for the history
    bool mergeSameNames = false; ///< people of both libraries with one name become one, by a decision of this library
    std::int64_t nowMs = 0;
};

struct Exchanged {
    std::uint64_t decisions = 0, known = 0, people = 0, facesFound = 0, facesWaiting = 0;
    std::uint64_t merged = 0;           ///< people of one name made one
    std::vector<std::string> sameNames; ///< names of people the other library spoke of that another person has too
    std::vector<std::string> sameAlbums; ///< the same of albums
    std::vector<Apart> apart;
    std::uint64_t changes = 0; ///< registers that hold something else than before
};

/// By which other libraries know this one. Fails: catalogueBroken.
Result<Uid> libraryUid(Db& db);

/// Threads: as the Db. take(): inside a transaction of the writer.
class Exchange
{
public:
    explicit Exchange(Db& db) : db_(db) {}

    /// The whole log, in its order, without exchanges and registers that stay here; and the anchors of all it speaks
    /// of.
    Result<ExchangeFile> tell() const;
    /// Unites `file` with this library's log, in the order (clock, library): the last write of a register holds.
    /// Pictures are found by a key, faces by uid or by place (half of what they cover together), people by uid; what is
    /// not found is made, and a picture that is not here yet has its faces when it comes. Decisions that are here
    /// already are left, so taking a file again changes nothing, also where its exchange was undone. What it changed is
    /// one entry of the history.
    Result<Exchanged> take(const ExchangeFile& file, const ExchangeChoice& taking);
    /// Of the decisions in `file` those that are not here yet, by their place in it.
    Result<std::vector<std::size_t>> newIn(const ExchangeFile& file) const;

private:
    Db& db_;
};

} // namespace albumen
