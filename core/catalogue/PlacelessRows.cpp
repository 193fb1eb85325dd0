#include "catalogue/PlacelessRows.h"

#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "catalogue/PhotoRows.h"
#include "catalogue/Registers.h"
#include "photo/Face.h"

namespace albumen {
namespace {

constexpr auto withPhotos = "JOIN photo ph ON ph.content_id = s.a JOIN folder f ON f.id = ph.folder_id "
                            "JOIN root r ON r.id = f.root_id";

std::string placeless(const char* columns, const char* joins, const char* more)
{
    return fmt::format("SELECT DISTINCT {} FROM state s JOIN person p ON p.id = s.b "
                       "JOIN temp.known_person k ON k.person_id = p.root_id {} WHERE s.reg = {} AND NOT EXISTS("
                       "SELECT 1 FROM temp.face_label l WHERE l.content_id = s.a AND l.person = p.root_id "
                       "AND l.how <= {}) AND {}",
                       columns, joins, int(Register::contentPerson), int(LabelHow::sure), more);
}

} // namespace

Result<std::map<PersonId, std::uint64_t>> PlacelessRows::counts() const
{
    std::map<PersonId, std::uint64_t> counts;
    Query query = db_.query(placeless("p.root_id, s.a", withPhotos, "ph.state = ? AND r.kind <> ? AND r.state <> ?"),
                            PhotoState::present, RootKind::references, RootState::removed);
    while (query.next()) ++counts[query.id<PersonId>(0)];
    TRY(query.status());
    return counts;
}

Result<std::vector<PhotoId>> PlacelessRows::photosOf(PersonId person) const
{
    std::vector<PhotoId> photos;
    Query query = db_.query(placeless("s.a, ph.id, r.path, f.path, ph.name", withPhotos,
                                      "p.root_id = ? AND ph.state = ? AND r.kind <> ? AND r.state <> ? "
                                      "ORDER BY r.path, f.path, ph.name"),
                            person, PhotoState::present, RootKind::references, RootState::removed);
    std::set<ContentNo> seen; // a further file of the picture is not counted
    while (query.next())
        if (seen.insert(query.id<ContentNo>(0)).second) photos.push_back(query.id<PhotoId>(1));
    TRY(query.status());
    return photos;
}

Result<std::vector<std::pair<PersonId, std::string>>> PlacelessRows::peopleIn(ContentNo content) const
{
    std::vector<std::pair<PersonId, std::string>> people;
    Query query = db_.query(placeless("k.person_id, k.name", "", "s.a = ? ORDER BY k.name"), content);
    while (query.next()) people.emplace_back(query.id<PersonId>(0), query.text(1));
    TRY(query.status());
    return people;
}

Status PlacelessRows::addTo(std::vector<FilingContent>& contents) const
{
    Query query = db_.query(placeless("s.a, p.root_id, k.name", "",
                                      "NOT EXISTS(SELECT 1 FROM temp.person_unfiled u WHERE u.person_id = p.root_id) "
                                      "ORDER BY s.a, p.root_id"));
    while (query.next()) {
        const auto content = query.id<ContentNo>(0);
        const auto row = std::lower_bound(contents.begin(), contents.end(), content,
                                          [](const FilingContent& one, ContentNo no) { return one.content < no; });
        if (row == contents.end() || row->content != content) continue; // neither within reach nor ever filed
        row->people.push_back({query.id<PersonId>(1), query.text(2)});
    }
    TRY(query.status());
    for (FilingContent& row : contents)
        std::sort(row.people.begin(), row.people.end(),
                  [](const FilingPerson& a, const FilingPerson& b) { return a.root < b.root; });
    return {};
}

} // namespace albumen
