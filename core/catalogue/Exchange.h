// Two libraries meet: their logs are united, the last write of every register holds in both.
#pragma once

#include <string>
#include <vector>

#include "catalogue/ExchangeFile.h"

namespace albumen {

/// One register that both libraries wrote without knowing of each other.
struct Apart {
    Register reg{};
    std::int64_t a = 0;
    Value ours, theirs; ///< in this library's ids
    bool oursHolds = false;
};

struct Met {
    std::uint64_t decisions = 0, known = 0, people = 0, facesFound = 0, facesWaiting = 0;
    std::vector<PersonId> told; ///< the people the other library spoke of
    std::vector<Apart> apart;
};

/// People that have one name.
struct Namesakes {
    std::string name;
    PersonId ours{}, theirs{};
};

/// Threads: as the Db. take(): inside a transaction of the writer.
class Exchange
{
public:
    explicit Exchange(Db& db) : db_(db) {}

    /// The whole log, in its order, without registers that stay here; and the anchors of all it speaks of.
    Result<ExchangeFile> tell() const;
    /// Unites `file` with this library's log, in the order (clock, library): the last write of a register holds.
    /// Pictures are found by a key, faces by uid or by place (half of what they cover together), people by uid; what is
    /// not found is made, and a picture that is not here yet has its faces when it comes. Decisions that are here
    /// already are left, so taking a file again changes nothing.
    Result<Met> take(const ExchangeFile& file);
    /// Of the people told, those whose name another root person has.
    Result<std::vector<Namesakes>> namesakes(const std::vector<PersonId>& told) const;

private:
    Db& db_;
};

} // namespace albumen
