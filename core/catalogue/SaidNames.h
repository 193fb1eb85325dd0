// What other programs' files say of faces, beside what a person decided: how a rename made there is noticed.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "catalogue/Db.h"
#include "catalogue/DecisionLog.h"
#include "photo/Ids.h"

namespace albumen {

/// A face that a person named, or that files were given the program's own name for, and that they call otherwise
/// since.
struct RenamedFace {
    FaceId face{};
    PersonId person{}; ///< the root
    std::string from;  ///< as it is called here
    std::string to;    ///< as the files call it
};

/// Threads: as the Db. Writing functions: inside a transaction of the writer.
class SaidNames
{
public:
    explicit SaidNames(Db& db) : db_(db) {}

    /// Files and library agree on this name, or it was written into the files. Writes.
    Status agreed(FaceId face, const std::string& name);
    /// The files say this of a face that a person named otherwise. What they say for the first time, or still, is no
    /// rename. Writes.
    Status differs(FaceId face, const std::string& name);
    /// What files said of it when names were last read or written. None: nothing yet.
    Result<std::optional<std::string>> said(FaceId face) const;
    /// Renames that wait for an answer: nobody refused that name for the face, and it is called otherwise still. By
    /// name, then face.
    Result<std::vector<RenamedFace>> waiting() const;

private:
    Db& db_;
};

/// Yes to a rename: the person is renamed where the name is nobody's and no file says the old one any more, else the
/// faces alone become the other person's. No: that name is never proposed for these faces again.
/// Writes. Requires: inside the transaction that appends the draft. Fails: personUnknown (nothing waits of that kind).
Result<Draft> answerRenameDraft(Db& db, const std::string& from, const std::string& to, bool yes);

} // namespace albumen
