#include "Life.h"

#include <filesystem>

#include <fmt/format.h>

#include "archive/SafeName.h"
#include "support/FaultyFiles.h"

namespace albumen::test {
namespace fs = std::filesystem;
namespace {

constexpr std::size_t pictureBytes = 300;
const std::vector<std::string> someNames = {"Anna", "Bob", "ANNA", "Bobby", "Unknown", "Zo\u00eb", "Zoe\u0308", "b/b"};

/// 'P' stands for a picture; what begins otherwise, or is shorter, opens as none.
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

} // namespace

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
                                            {"a stranger's folder", &Life::strangersFolder, 1},
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

void Life::write(const Path& file, const std::string& bytes)
{
    const Path aside = house_.folder / "aside";
    writeFile(aside, bytes);
    fs::create_directories(file.parent_path());
    fs::rename(aside, file); // as programs save, so that what is linked to the old one stays
    fs::last_write_time(file, fs::file_time_type::clock::now() - std::chrono::hours(48) + std::chrono::seconds(now_));
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
    default: options.mode = day.b % 2 ? FilingMode::hardLink : FilingMode::move; break;
    }
    everMoved_ = everMoved_ || options.mode == FilingMode::move;
}

std::set<std::string> Life::filedPictures() const
{
    std::set<std::string> seen;
    for (const Path& copy : copies()) seen.insert(pictureIn(readFile(copy)));
    return seen;
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
    const std::set<std::string> before = filedPictures();
    const auto report = Filer(with, house_.ledger, house_.clock, &house_.names, opens)
                            .file({house_.save(), house_.zips()}, house_.input, house_.job, {});
    if (&with == house_.files.get()) expectFine(report);
    const std::set<std::string> after = filedPictures();
    for (const PhotoToFile& row : house_.input.photos)
        if (!row.known)
            for (const std::string& seen : before)
                if (pictures_[seen].content == static_cast<int>(row.content) && !after.contains(seen) &&
                    !pictures_[seen].savedOver)
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

Life::Photo* Life::somePhoto(unsigned which)
{
    std::vector<Photo*> there;
    for (Photo& photo : photos_)
        if (plugged_ && !photo.gone && fs::exists(house_.photos() / photo.name)) there.push_back(&photo);
    return there.empty() ? nullptr : there[which % there.size()];
}

void Life::deletePhoto(const Day& day)
{
    Photo* const photo = somePhoto(day.a);
    if (!photo) return;
    fs::remove(house_.photos() / photo->name);
    photo->gone = true;
    owners_.insert(photo->bytes);
}

void Life::saveOver(const Day& day)
{
    Photo* const photo = somePhoto(day.a);
    if (!photo) return;
    owners_.insert(photo->bytes);
    pictures_[photo->picture].savedOver = true;
    const std::string picture = newPicture(++seeds_);
    pictures_[picture] = {.content = ++contents_, .targets = pictures_[photo->picture].targets};
    photo->picture = photo->bytes = picture;
    write(house_.photos() / photo->name, photo->bytes);
}

void Life::correct(const Day& day)
{
    Photo* const photo = somePhoto(day.a);
    if (!photo) return;
    owners_.insert(photo->bytes);
    photo->bytes = photo->picture + fmt::format("corrected {}", day.b % 5);
    write(house_.photos() / photo->name, photo->bytes);
}

void Life::writeSidecar(const Day& day)
{
    Photo* const photo = somePhoto(day.a);
    if (!photo) return;
    photo->ending = day.b % 2 ? ".jpg.xmp" : ".xmp";
    owners_.insert(photo->sidecar);
    photo->sidecar = fmt::format("sidecar {}", ++seeds_);
    write(sidecarOf(*photo), photo->sidecar);
}

void Life::deleteSidecar(const Day& day)
{
    Photo* const photo = somePhoto(day.a);
    if (!photo || photo->sidecar.empty()) return;
    owners_.insert(photo->sidecar);
    fs::remove(sidecarOf(*photo));
    photo->sidecar.clear();
}

Path Life::sidecarOf(const Photo& photo) const
{
    const Path at = (plugged_ ? house_.photos() : house_.folder / "away") / photo.name;
    return at.parent_path() / (at.stem().native() + photo.ending);
}

void Life::forgetLooks(const Day&)
{
    looked_ = !looked_;
}

void Life::unplug(const Day&)
{
    const Path away = house_.folder / "away";
    if (plugged_ && !fs::exists(house_.photos())) return;
    plugged_ ? fs::rename(house_.photos(), away) : fs::rename(away, house_.photos());
    plugged_ = !plugged_;
}

std::vector<Path> Life::copies() const
{
    std::vector<Path> files;
    for (const Path& file : allBelow(house_.save()))
        if (!inTrash(file) && !pictureIn(readFile(file)).empty()) files.push_back(file);
    return files;
}

std::string Life::pictureIn(const std::string& bytes) const
{
    const std::string seen = bytes.substr(0, pictureBytes);
    return pictures_.contains(seen) ? seen : std::string();
}

void Life::ownerTakes(const Path& copy)
{
    const std::string bytes = readFile(copy);
    owners_.insert(bytes);
    theirs_.erase(bytes);
}

void Life::deleteCopy(const Day& day)
{
    const auto all = copies();
    if (all.empty()) return;
    ownerTakes(all[day.a % all.size()]);
    fs::remove(all[day.a % all.size()]);
}

void Life::deleteFolder(const Day& day)
{
    const auto all = copies();
    if (all.empty()) return;
    const Path folder = all[day.a % all.size()].parent_path();
    for (const Path& file : allBelow(folder)) ownerTakes(file);
    fs::remove_all(folder);
}

void Life::deleteZip(const Day& day)
{
    const auto all = allBelow(house_.zips());
    if (!all.empty() && all[day.a % all.size()].extension() == ".zip") fs::remove(all[day.a % all.size()]);
}

void Life::editCopy(const Day& day)
{
    const auto all = copies();
    if (all.empty()) return;
    const Path& copy = all[day.a % all.size()];
    ownerTakes(copy);
    const std::string edited = newPicture(++seeds_) + "edited";
    theirs_[edited] = copy.filename();
    write(copy, edited);
}

void Life::rotCopy(const Day& day)
{
    const auto all = copies();
    if (all.empty()) return;
    const Path& copy = all[day.a % all.size()];
    if (fs::hard_link_count(copy) > 1) return; // that would spoil the photo as well
    ownerTakes(copy);
    std::string bytes = readFile(copy);
    bytes[bytes.size() / 2] = static_cast<char>(bytes[bytes.size() / 2] ^ 0x10);
    const auto time = fs::last_write_time(copy);
    writeFile(copy, bytes);
    fs::last_write_time(copy, time);
}

void Life::cutCopy(const Day& day)
{
    const auto all = copies();
    if (all.empty()) return;
    ownerTakes(all[day.a % all.size()]);
    write(all[day.a % all.size()], "");
}

void Life::rotZip(const Day& day)
{
    const auto all = allBelow(house_.zips());
    if (all.empty()) return;
    const Path& zip = all[day.a % all.size()];
    std::string bytes = readFile(zip);
    if (zip.extension() != ".zip" || bytes.empty()) return;
    bytes[bytes.size() / 2] = static_cast<char>(bytes[bytes.size() / 2] ^ 0x10);
    const auto time = fs::last_write_time(zip);
    writeFile(zip, bytes);
    fs::last_write_time(zip, time);
}

void Life::touchAll(const Day& day)
{
    for (const Path& top : {house_.save(), house_.zips()})
        for (const Path& file : allBelow(top))
            fs::last_write_time(file, fs::last_write_time(file) + std::chrono::hours(day.a % 2 ? 1 : -1));
}

void Life::strangersFile(const Day& day)
{
    const auto all = copies();
    const Path folder = all.empty() ? house_.save() / someNames[day.a % 4] : all[day.a % all.size()].parent_path();
    const Path file = folder / fmt::format("p{}.jpg", day.b % 6);
    if (fs::exists(file)) return;
    const std::string bytes = newPicture(++seeds_) + "a stranger's";
    theirs_[bytes] = file.filename();
    write(file, bytes);
}

void Life::strangersFolder(const Day& day)
{
    const Path folder = house_.save() / someNames[day.a % 4];
    if (fs::exists(folder)) return;
    const std::string bytes = newPicture(++seeds_) + "in a stranger's folder";
    theirs_[bytes] = "own.jpg";
    write(folder / "own.jpg", bytes);
}

void Life::renameFolder(const Day& day)
{
    const auto all = copies();
    if (all.empty()) return;
    const Path folder = all[day.a % all.size()].parent_path(),
               to = house_.save() / fmt::format("by hand {}", day.b % 3);
    if (fs::exists(to) || folder == house_.save()) return;
    for (const Path& file : allBelow(folder)) owners_.insert(readFile(file));
    fs::rename(folder, to);
}

void Life::expectNothingLost()
{
    std::set<std::string> archived;
    std::multimap<std::string, Path> lying;
    for (const Path& file : allBelow(house_.save())) {
        const std::string bytes = readFile(file);
        archived.insert(bytes);
        if (!inTrash(file)) lying.emplace(bytes, file.filename());
    }
    for (const Photo& photo : photos_) {
        const Path file = (plugged_ ? house_.photos() : house_.folder / "away") / photo.name;
        if (fs::exists(file)) {
            if (readFile(file) != photo.bytes) throw Broken{"a photo was changed: " + photo.name};
        } else if (!photo.gone || !owners_.contains(photo.bytes)) {
            if (!everMoved_) throw Broken{"a photo is gone: " + photo.name};
            if (!archived.contains(photo.bytes) && !owners_.contains(photo.bytes))
                throw Broken{"a photo that was moved is nowhere: " + photo.name};
        }
    }
    for (const Photo& photo : photos_) {
        if (photo.sidecar.empty() || owners_.contains(photo.sidecar)) continue;
        const bool there = fs::exists(sidecarOf(photo));
        if (there ? readFile(sidecarOf(photo)) != photo.sidecar : !archived.contains(photo.sidecar) || !everMoved_)
            throw Broken{"a sidecar is lost: " + photo.name};
    }
    for (const auto& [bytes, name] : theirs_) {
        const auto [first, last] = lying.equal_range(bytes);
        if (std::none_of(first, last, [&name = name](const auto& one) { return one.second == name; }))
            throw Broken{"what is not Albumen's was taken: " + name};
    }
}

void Life::end()
{
    if (!plugged_) unplug({});
    looked_ = true;
    verify({}); // what goes bad without a sign is found by reading alone
    std::set<std::string> ours, inArchive;
    const LedgerState filed = recorded();
    for (const Target& target : filed.targets) ours.insert(target.folder);
    for (const Path& copy : copies())
        if (ours.contains(copy.parent_path().filename())) inArchive.insert(pictureIn(readFile(copy)));
    for (int round = 0; round < 4; ++round) {
        fileOnce(*house_.files);
        zipOnce(*house_.files);
    }
    expectNothingLost();
    scan();
    const auto plan = Filer(*house_.files, house_.ledger, house_.clock, &house_.names, opens)
                          .plan({house_.save(), house_.zips()}, house_.input, house_.job);
    if (!plan || !*plan) throw Broken{"no plan"};
    if (!(*plan)->steps.empty()) throw Broken{"never done: " + (*plan)->lines().front()};
    expectAllInPlace(inArchive);
    verify({});
}

bool Life::isFiled(const TargetKey& key) const
{
    const FilingOptions& options = house_.input.options;
    if (key.kind == TargetKind::unknown) return options.unknown;
    if (key.kind == TargetKind::noPeople) return options.noPeople;
    return std::any_of(house_.input.people.begin(), house_.input.people.end(),
                       [&](const PersonToFile& person) { return person.id == key.person; });
}

void Life::expectAllInPlace(const std::set<std::string>& inArchive)
{
    std::map<std::string, TargetKey> folders;
    const LedgerState filed = recorded();
    for (const Target& target : filed.targets) folders[target.folder] = target.key;
    std::map<std::pair<TargetKey, std::string>, Names> found;
    for (const Path& copy : copies()) {
        const auto at = folders.find(copy.parent_path().filename());
        if (at != folders.end())
            found[{at->second, pictureIn(readFile(copy))}].push_back(copy.lexically_relative(house_.save()));
    }
    std::set<std::string> within = inArchive, present;
    for (const Photo& photo : photos_)
        if (!photo.gone && fs::exists(house_.photos() / photo.name)) present.insert(photo.picture);
    within.insert(present.begin(), present.end());
    for (const auto& [seen, picture] : pictures_)
        for (const TargetKey& key : picture.targets) {
            if (!isFiled(key) || !within.contains(seen) || (picture.savedOver && !present.contains(seen))) continue;
            const auto at = found.find({key, seen});
            if (at == found.end()) throw Broken{fmt::format("picture {} is not in its folder", picture.content)};
            if (at->second.size() > 1)
                throw Broken{fmt::format("picture {} is in a folder twice: {} and {}", picture.content, at->second[0],
                                         at->second[1])};
        }
    expectSidecars();
    for (const auto& [where, names] : found) {
        const Picture& picture = pictures_[where.second];
        const bool wanted = isFiled(where.first) && picture.targets.contains(where.first);
        if (!wanted && present.contains(where.second))
            throw Broken{fmt::format("picture {} does not belong there: {}", picture.content, names.front())};
    }
}

/// What lies beside a photo lies beside each copy of it.
void Life::expectSidecars()
{
    std::map<TargetKey, std::set<std::string>> filed;
    const LedgerState state = recorded();
    for (const Target& target : state.targets)
        for (const auto& [name, bytes] : filesBelow(house_.save() / target.folder)) filed[target.key].insert(bytes);
    std::map<ContentNo, int> files; // of a second file of a picture the archive may have the first one's
    for (const Photo& photo : photos_) ++files[static_cast<ContentNo>(pictures_[photo.picture].content)];
    for (const PhotoToFile& row : house_.input.photos)
        for (const Companion& sidecar : row.companions)
            for (const TargetKey& key : files[row.content] == 1 ? row.targets : std::vector<TargetKey>())
                if (isFiled(key) && !filed[key].contains(readFile(sidecar.source)))
                    throw Broken{"a sidecar is not beside the copy: " + sidecar.source.filename().native()};
}

} // namespace albumen::test
