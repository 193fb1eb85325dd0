// People: who there is, by which name, and in how many photos.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "catalogue/Db.h"
#include "photo/Ids.h"
#include "photo/PeopleOrder.h"

namespace albumen {

struct PersonRow {
    PersonId id{}; ///< a root person
    std::string name;
    std::uint64_t photos = 0;    ///< pictures with a decided or sure face and a present photo
    std::uint64_t newPhotos = 0; ///< of these, first seen since the newest recognise run began
    std::uint64_t faces = 0;     ///< decided and sure
    std::uint64_t toConfirm = 0; ///< suggestions
    std::optional<FaceId>
        best; ///< the cover, else the decided face of best grade, then height and score; else a sure one
};

/// Threads: as the Db. Writing functions: inside a transaction of the writer.
class PeopleRows
{
public:
    explicit PeopleRows(Db& db) : db_(db) {}

    /// A person without a name yet; the name is a decision (see drafts/PersonDrafts.h). Writes.
    Result<PersonId> create();
    /// The root person of this name, as nameAsKept() has it; a deleted or merged one is not found.
    Result<std::optional<PersonId>> find(const std::string& name) const;
    /// The same, and where nobody has this name the only one whose name differs from it in capitals alone.
    Result<std::optional<PersonId>> meant(const std::string& name) const;
    Result<PersonId> rootOf(PersonId person) const;    ///< Fails: personUnknown
    Result<std::string> nameOf(PersonId person) const; ///< of the root. Fails: personUnknown
    /// Root people that have a name and are not deleted.
    Result<std::vector<PersonId>> ids(PeopleOrder order) const;
    /// In the order given; who is none of these any more is left out.
    Result<std::vector<PersonRow>> rows(std::span<const PersonId> people) const;
    /// Pictures in which somebody is, by decision or without a question; with a present photo or not.
    Result<std::vector<ContentNo>> pictures(PersonId person) const;
    /// Everybody with a name, in no order.
    Result<std::vector<std::pair<PersonId, std::string>>> names() const;
    Result<std::string> birth(PersonId person) const;           ///< "YYYY-MM-DD"; empty: not said
    Result<bool> unfiled(PersonId person) const;                ///< a person said: no folder
    Result<std::optional<FaceId>> cover(PersonId person) const; ///< the face that a person chose
    /// A face that shows this person by themselves, also where they are another's since a merge, or deleted: the one
    /// that a person chose, else the best of those given to them. None: no face was given to them.
    Result<std::optional<FaceId>> shownBy(PersonId person) const;
    /// All of them, most photos first.
    Result<std::vector<PersonRow>> list() const;

private:
    Result<std::optional<PersonId>> findSpaced(const std::string& kept) const;
    Status countFaces(PersonRow& row) const;

    Db& db_;
};

} // namespace albumen
