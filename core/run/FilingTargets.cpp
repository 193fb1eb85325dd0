#include "run/FilingTargets.h"

#include <algorithm>
#include <map>
#include <set>

#include "base/SearchText.h"

namespace albumen {

std::vector<TargetKey> targetsOf(const FilingContent& content)
{
    std::vector<TargetKey> targets;
    if (content.unfiled || (!content.present && !content.looked)) return targets;
    for (const FilingPerson& person : content.people) targets.push_back({TargetKind::person, person.root});
    if (content.unknownFaces > 0) targets.push_back({TargetKind::unknown, {}});
    if (content.looked && content.faces == 0 && content.people.empty()) targets.push_back({TargetKind::noPeople, {}});
    return targets;
}

namespace {

/// Of one shot, as cameras write it twice: by folder, stem and second.
using Shots = std::map<std::pair<std::string, std::int64_t>, std::vector<std::size_t>>;

Shots shotsOf(const std::vector<FilingContent>& contents)
{
    Shots shots;
    for (std::size_t i = 0; i < contents.size(); ++i) {
        const FilingContent& one = contents[i];
        if (!one.present || !one.takenLocalS) continue;
        const std::filesystem::path stem = one.path.parent_path() / caselessKey(one.path.stem().native());
        shots[{stem.native(), *one.takenLocalS}].push_back(i);
    }
    return shots;
}

/// The folders of a shot: those of everybody in any of its files, else as the one that is no RAW has it.
std::vector<TargetKey> targetsOfShot(const std::vector<TargetKey>& lead, const std::vector<TargetKey>& other)
{
    std::set<TargetKey> all(lead.begin(), lead.end());
    for (const TargetKey& key : other)
        if (key.kind == TargetKind::person || lead.empty()) all.insert(key);
    if (all.size() > 1) all.erase({TargetKind::noPeople, {}});
    return {all.begin(), all.end()};
}

/// RAW beside JPEG: into the same folders, and moved together. One that a person wants unfiled stays so.
void joinShots(const std::vector<FilingContent>& contents, std::vector<PhotoToFile>& photos)
{
    for (const auto& [key, files] : shotsOf(contents)) {
        const auto raw = std::find_if(files.begin(), files.end(), [&](std::size_t i) { return contents[i].raw; });
        const auto plain = std::find_if(files.begin(), files.end(), [&](std::size_t i) { return !contents[i].raw; });
        if (raw == files.end() || plain == files.end()) continue;
        PhotoToFile &a = photos[*plain], &b = photos[*raw];
        a.shotWith.push_back(b.content);
        b.shotWith.push_back(a.content);
        if (contents[*plain].unfiled || contents[*raw].unfiled) continue;
        a.targets = b.targets = targetsOfShot(a.targets, b.targets);
    }
}

} // namespace

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
        photo.raw = content.raw;
        photo.away = content.away;
        photo.known = content.known || content.unfiled;
        photo.openFaces = content.openFaces > 0 && !content.unfiled;
        input.photos.push_back(std::move(photo));
        for (const FilingPerson& person : content.people) people[person.root] = person.name;
    }
    joinShots(contents, input.photos);
    for (const auto& [id, name] : people) input.people.push_back({id, name});
    return input;
}

} // namespace albumen
