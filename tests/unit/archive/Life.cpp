#include "Life.h"

#include <filesystem>

#include <fmt/format.h>

#include "archive/SafeName.h"
#include "support/FaultyFiles.h"

namespace albumen::test {
namespace fs = std::filesystem;

const std::vector<std::string> Life::someNames = {"Anna",    "Bob",      "ANNA",      "Bobby",
                                                  "Unknown", "Zo\u00eb", "Zoe\u0308", "b/b"};

std::string newPicture(int seed)
{
    return "P" + bytesOf(seed, pictureBytes - 1);
}

bool opens(const Path& file)
{
    const std::string bytes = readFile(file);
    return bytes.size() >= pictureBytes && bytes.front() == 'P';
}

bool inTrash(const Path& file)
{
    for (const Path& part : file)
        if (part.native().starts_with(".albumen")) return true;
    return false;
}

std::vector<Path> allBelow(const Path& folder)
{
    std::vector<Path> files;
    if (!fs::exists(folder)) return files;
    for (const auto& entry : fs::recursive_directory_iterator(folder))
        if (entry.is_regular_file()) files.push_back(entry.path());
    std::sort(files.begin(), files.end());
    return files;
}

Life::Life(FilingMode mode)
{
    house_.input.options.mode = mode;
    everMoved_ = mode == FilingMode::move;
    for (unsigned i = 0; i < 3; ++i) newPhoto({0, i, i + 1, i});
}

const std::vector<Life::Kind>& Life::allKinds()
{
    static const std::vector<Kind> kinds = {{"a new photo", &Life::newPhoto, 6},
                                            {"a second file of a picture", &Life::twin, 3},
                                            {"a decision", &Life::decide, 8},
                                            {"a person renamed", &Life::rename, 4},
                                            {"people merged", &Life::merge, 2},
                                            {"a new person", &Life::newPerson, 3},
                                            {"another choice", &Life::choose, 3},
                                            {"filing", &Life::file, 10},
                                            {"filing that goes wrong", &Life::fileBadly, 8},
                                            {"zipping", &Life::zip, 4},
                                            {"zipping that goes wrong", &Life::zipBadly, 4},
                                            {"checking", &Life::verify, 3},
                                            {"a photo deleted", &Life::deletePhoto, 2},
                                            {"a photo saved over", &Life::saveOver, 3},
                                            {"a photo corrected", &Life::correct, 3},
                                            {"a sidecar written", &Life::writeSidecar, 4},
                                            {"a sidecar deleted", &Life::deleteSidecar, 1},
                                            {"what was looked at lost or back", &Life::forgetLooks, 2},
                                            {"the drive pulled or put back", &Life::unplug, 2},
                                            {"a copy deleted", &Life::deleteCopy, 2},
                                            {"a folder deleted", &Life::deleteFolder, 1},
                                            {"a zip deleted", &Life::deleteZip, 1},
                                            {"a copy edited", &Life::editCopy, 2},
                                            {"a copy gone bad", &Life::rotCopy, 2},
                                            {"a copy cut to nothing", &Life::cutCopy, 1},
                                            {"a zip gone bad", &Life::rotZip, 1},
                                            {"all times moved", &Life::touchAll, 1},
                                            {"a stranger's file", &Life::strangersFile, 3},
                                            {"a stranger's folder", &Life::strangersFolder, 3},
                                            {"a folder renamed by hand", &Life::renameFolder, 1}};
    return kinds;
}

unsigned Life::kinds()
{
    unsigned all = 0;
    for (const Kind& kind : allKinds()) all += kind.often;
    return all;
}

namespace {
const auto& kindOf(const auto& kinds, unsigned what)
{
    for (const auto& kind : kinds) {
        if (what < kind.often) return kind;
        what -= kind.often;
    }
    return kinds.front();
}
} // namespace

std::string Life::nameOf(const Day& day)
{
    return fmt::format("{} ({}, {}, {})", kindOf(allKinds(), day.what % kinds()).name, day.a, day.b, day.c);
}

void Life::live(const Day& day)
{
    now_ += 10;
    (this->*kindOf(allKinds(), day.what % kinds()).live)(day);
    expectNothingLost();
}

fs::file_time_type Life::timeNow() const
{
    return started_ + std::chrono::seconds(now_);
}

void Life::write(const Path& file, const std::string& bytes)
{
    const Path aside = house_.folder / "aside";
    writeFile(aside, bytes);
    fs::create_directories(file.parent_path());
    fs::rename(aside, file); // as programs save, so that what is linked to the old one stays
    setTime(file, timeNow());
}

void Life::newPhoto(const Day& day)
{
    if (!plugged_) return;
    const std::string picture = newPicture(++seeds_);
    pictures_[picture] = {.content = ++contents_, .targets = randomTargets(day.b)};
    photos_.push_back({fmt::format("{}/p{}.jpg", day.a % 2, day.c % 3 == 0 ? 0 : photos_.size()), picture, picture});
    Photo& photo = photos_.back();
    for (std::size_t i = 0; i + 1 < photos_.size(); ++i)
        if (photos_[i].name == photo.name) photo.name = fmt::format("q{}.jpg", photos_.size());
    write(house_.photos() / photo.name, photo.bytes);
}

void Life::twin(const Day& day)
{
    const Photo* const one = somePhoto(day.a);
    if (!one) return;
    Photo other{fmt::format("twins/t{}.jpg", photos_.size()), one->picture, one->bytes};
    if (day.b % 2) other.bytes += "of another program";
    write(house_.photos() / other.name, other.bytes);
    photos_.push_back(other);
}

void Life::decide(const Day& day)
{
    auto at = std::next(pictures_.begin(), day.a % pictures_.size());
    at->second.targets = randomTargets(day.b);
}

std::set<TargetKey> Life::randomTargets(unsigned which) const
{
    const auto& people = house_.input.people;
    if (which % 7 == 0) return {unknownPeople};
    if (which % 7 == 1) return {noPeople};
    if (which % 7 == 2 || people.empty()) return {};
    std::set<TargetKey> targets{{TargetKind::person, people[which % people.size()].id}};
    if (which % 7 > 4) targets.insert({TargetKind::person, people[(which / 7) % people.size()].id});
    return targets;
}

void Life::rename(const Day& day)
{
    auto& people = house_.input.people;
    if (people.empty()) return;
    NameSet names;
    for (const PersonToFile& person : people) names.add(person.name);
    auto& person = people[day.a % people.size()];
    names.release(person.name);
    const std::string& name = someNames[day.b % someNames.size()];
    if (!names.taken(name)) person.name = name; // one name is one person
}

void Life::merge(const Day& day)
{
    auto& people = house_.input.people;
    if (people.size() < 2) return;
    const TargetKey gone{TargetKind::person, people[day.a % people.size()].id};
    people.erase(people.begin() + day.a % static_cast<unsigned>(people.size()));
    const TargetKey into{TargetKind::person, people[day.b % people.size()].id};
    for (auto& [seen, picture] : pictures_)
        if (picture.targets.erase(gone) > 0 && day.c % 4 != 0) picture.targets.insert(into); // else deleted
}

void Life::newPerson(const Day& day)
{
    const std::string name = day.a % 3 == 0 ? someNames[day.b % someNames.size()] : fmt::format("Person {}", people_);
    NameSet names;
    for (const PersonToFile& person : house_.input.people) names.add(person.name);
    if (!names.taken(name)) house_.input.people.push_back({static_cast<PersonId>(++people_), name});
}

void Life::choose(const Day& day)
{
    FilingOptions& options = house_.input.options;
    switch (day.a % 5) {
    case 0: options.unknown = !options.unknown; break;
    case 1: options.noPeople = !options.noPeople; break;
    case 2: named_ = !named_; break;
    case 3: options.mode = FilingMode::copy; break;
    default: options.mode = day.b % 2 && hardLinksHere() ? FilingMode::hardLink : FilingMode::move; break;
    }
    everMoved_ = everMoved_ || options.mode == FilingMode::move;
}

std::set<std::string> Life::filedPictures() const
{
    std::set<std::string> seen;
    for (const Path& copy : copies()) seen.insert(pictureIn(readFile(copy)));
    return seen;
}

/// It was filed, and nobody has looked at it since.
bool Life::mustStay(const Picture& picture, const LedgerState& filed) const
{
    const auto content = static_cast<ContentNo>(picture.content);
    const auto isIt = [content](const auto& one) { return one.content == content; };
    const auto row = std::find_if(house_.input.photos.begin(), house_.input.photos.end(), isIt);
    return row != house_.input.photos.end() && !row->known && !picture.savedOver &&
           std::any_of(filed.filed.begin(), filed.filed.end(), isIt);
}

LedgerState Life::recorded()
{
    return house_.ledger.archives().value().empty() ? LedgerState() : house_.state();
}

void Life::scan()
{
    std::map<std::string, PhotoToFile> rows;
    for (std::size_t i = 0; i < photos_.size(); ++i) {
        Photo& photo = photos_[i];
        const Path path = house_.photos() / photo.name;
        if (plugged_ && !fs::exists(path)) photo.gone = true;
        if (photo.gone) continue;
        PhotoToFile& row = rows[photo.picture];
        row.away = row.away || !plugged_;
        if (!plugged_ || !row.source.empty()) continue;
        const FileInfo info = house_.files->info(path).value();
        row.photo = static_cast<PhotoId>(i + 1);
        row.source = path;
        row.size = info.size;
        row.mtimeNs = info.mtimeNs;
        const auto sidecar = house_.files->info(sidecarOf(photo));
        if (sidecar && !photo.sidecar.empty())
            row.companions = {{photo.ending, sidecarOf(photo), sidecar->size, sidecar->mtimeNs}};
    }
    if (const LedgerState filed = recorded(); !filed.filed.empty())
        for (const auto& [seen, picture] : pictures_)
            if (std::any_of(filed.filed.begin(), filed.filed.end(), [&picture = picture](const FiledFile& file) {
                    return file.content == static_cast<ContentNo>(picture.content);
                }))
                rows.try_emplace(seen);
    house_.input.photos.clear();
    for (auto& [seen, row] : rows) {
        const Picture& picture = pictures_[seen];
        row.content = static_cast<ContentNo>(picture.content);
        row.present = !row.source.empty();
        row.targets.assign(picture.targets.begin(), picture.targets.end());
        row.known = looked_ || picture.content % 3 == 0;
        if (!row.known) row.targets.clear();
        for (const PersonToFile& person : house_.input.people)
            if (named_ && picture.targets.contains({TargetKind::person, person.id})) row.names += person.name + ";";
        house_.input.photos.push_back(std::move(row));
    }
}

bool Life::fileOnce(Files& with)
{
    scan();
    const LedgerState filed = recorded();
    const std::set<std::string> before = filedPictures();
    const auto report = Filer(with, house_.ledger, house_.clock, &house_.names, opens)
                            .file({house_.save(), house_.zips()}, house_.input, house_.job, {});
    if (&with == house_.files.get()) expectFine(report);
    const std::set<std::string> after = filedPictures();
    for (const std::string& seen : before)
        if (&with == house_.files.get() && !after.contains(seen) && mustStay(pictures_[seen], filed))
            throw Broken{fmt::format("picture {} went although nobody looked at it", pictures_[seen].content)};
    return report.copied + report.moved + report.renewed + report.retired + report.removed == 0;
}

void Life::zipOnce(Files& with)
{
    if (house_.ledger.archives().value().empty()) return;
    const auto report = Zipper(with, house_.ledger, house_.clock, opens)
                            .zip(house_.save(), house_.zips(), std::nullopt, house_.job, {});
    if (&with == house_.files.get()) expectFine(report);
}

void Life::expectFine(const FilingReport& report) const
{
    if (report.error)
        throw Broken{fmt::format("it ended: {} {} {}", albumen::nameOf(report.error->code), report.error->path.native(),
                                 report.error->detail)};
    for (const Error& problem : report.problems) switch (problem.code) {
        case Code::editedFile:
        case Code::foreignFile:
        case Code::archiveMissing:
        case Code::archiveDamaged:
        case Code::archiveLost:
        case Code::zipMissing:
        case Code::zipDamaged:
        case Code::originalKept:
        case Code::companionKept:    // said once, when it was taken
        case Code::nameTaken: break; // gone bad before it was recorded: the next filing's turn
        default:
            throw Broken{fmt::format("a problem: {} {} {}", albumen::nameOf(problem.code), problem.path.native(),
                                     problem.detail)};
        }
}

void Life::file(const Day&)
{
    fileOnce(*house_.files);
}

void Life::zip(const Day&)
{
    zipOnce(*house_.files);
}

namespace {

Fault faultOf(unsigned which)
{
    constexpr Fault faults[] = {Fault::kill, Fault::kill, Fault::noSpace, Fault::ioError, Fault::shortWrite};
    return faults[which % 5];
}

template <class Work> void goesWrong(House& house, const Day& day, unsigned most, Work work)
{
    const Fault fault = faultOf(day.a);
    const auto road = day.c % 3 == 0 ? NamingRoad::noReplace : day.c % 3 == 1 ? NamingRoad::link : NamingRoad::plain;
    FaultyFiles files(fault, 1 + day.b % most, road);
    if (fault == Fault::kill) house.ledger.beforeCommit = [&files] { (void)files.step(); };
    try {
        work(files);
    } catch (const Killed&) {
    }
    house.ledger.beforeCommit = nullptr;
}

} // namespace

void Life::fileBadly(const Day& day)
{
    goesWrong(house_, day, 300, [this](Files& files) { fileOnce(files); });
}

void Life::zipBadly(const Day& day)
{
    goesWrong(house_, day, 80, [this](Files& files) { zipOnce(files); });
}

void Life::verify(const Day&)
{
    if (house_.ledger.archives().value().empty()) return;
    const auto report =
        Verifier(*house_.files, house_.ledger, opens).verify(house_.save(), house_.zips(), 1, 1, house_.job, {});
    if (!report.error || report.error->code != Code::nothingFiled) expectFine(report);
}

} // namespace albumen::test
