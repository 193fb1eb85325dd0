#include "run/FilingTargets.h"

#include <map>

namespace albumen {

std::vector<TargetKey> targetsOf(const FilingContent& content)
{
    std::vector<TargetKey> targets;
    if (content.unfiled || (!content.present && !content.looked)) return targets;
    for (const FilingPerson& person : content.people) targets.push_back({TargetKind::person, person.root});
    if (content.unknownFaces > 0) targets.push_back({TargetKind::unknown, {}});
    if (content.looked && content.faces == 0) targets.push_back({TargetKind::noPeople, {}});
    return targets;
}

FilingInput filingInputOf(const std::vector<FilingContent>& contents, const FilingOptions& options)
{
    FilingInput input;
    input.options = options;
    std::map<PersonId, std::string> people;
    for (const FilingContent& content : contents) {
        PhotoToFile photo;
        photo.content = content.content;
        photo.photo = content.photo;
        photo.source = content.path;
        photo.size = content.size;
        photo.mtimeNs = content.mtimeNs;
        photo.targets = targetsOf(content);
        photo.present = content.present;
        photo.away = content.away;
        photo.known = content.known || content.unfiled;
        photo.openFaces = content.openFaces > 0 && !content.unfiled;
        input.photos.push_back(std::move(photo));
        for (const FilingPerson& person : content.people) people[person.root] = person.name;
    }
    for (const auto& [id, name] : people) input.people.push_back({id, name});
    return input;
}

} // namespace albumen
