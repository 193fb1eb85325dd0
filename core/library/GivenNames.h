// What an import of names meets: faces that it may give a name, and faces that stay with whom a person said.
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "catalogue/Db.h"
#include "catalogue/DecisionLog.h"
#include "names/NamePlan.h"
#include "run/Report.h"

namespace albumen {

/// A face that keeps what a person decided about it.
void countKept(NameCounts& counts, const FaceThere& face);

/// Faces that photos say to be somebody's, in one draft. Threads: one.
class GivenNames
{
public:
    /// Requires: both outlive it; inside the transaction that appends the draft.
    GivenNames(Db& db, Draft& draft) : db_(db), draft_(draft) {}

    /// The person whom this name means (PeopleRows::meant), made when new, is given these faces, but for those that a
    /// person named otherwise, ignored or refused for them: they are counted as kept. Ensures: each face is counted
    /// once; one that an earlier name was given is contradicted; nobody is made for no face.
    Status give(const std::string& name, const std::vector<FaceId>& faces);

    std::vector<PersonReport> people; ///< who has at least one of the faces, by the name that they have
    NameCounts counts;                ///< named, kept, staysWith, contradicted

private:
    Result<FaceThere> faceThere(FaceId face) const;

    Db& db_;
    Draft& draft_;
    std::map<FaceId, std::string> met_; ///< with the name that they have by this
    std::set<FaceId> kept_;
};

} // namespace albumen
