// What people do with other programs, and what disks do.
#include "Life.h"

#include <filesystem>

#include <fmt/format.h>

namespace albumen::test {
namespace fs = std::filesystem;

Life::Photo* Life::somePhoto(unsigned which)
{
    std::vector<Photo*> there;
    for (Photo& photo : photos_)
        if (plugged_ && !photo.gone && fs::exists(house_.photos() / photo.name)) there.push_back(&photo);
    return there.empty() ? nullptr : there[which % there.size()];
}

/// Some programs write into the file that is there: whatever is linked to it changes with it.
void Life::writeAs(const Day& day, const Path& file, const std::string& bytes)
{
    if (day.c % 3 != 0) return write(file, bytes);
    writeFile(file, bytes);
    setTime(file, timeNow());
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
    writeAs(day, house_.photos() / photo->name, photo->bytes);
}

void Life::correct(const Day& day)
{
    Photo* const photo = somePhoto(day.a);
    if (!photo) return;
    owners_.insert(photo->bytes);
    photo->bytes = photo->picture + fmt::format("corrected {}", day.b % 5);
    writeAs(day, house_.photos() / photo->name, photo->bytes);
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
    flipByte(copy, fs::file_size(copy) / 2);
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
    if (zip.extension() == ".zip" && fs::file_size(zip) > 0) flipByte(zip, fs::file_size(zip) / 2);
}

void Life::touchAll(const Day& day)
{
    for (const Path& top : {house_.save(), house_.zips()})
        for (const Path& file : allBelow(top))
            setTime(file, fs::last_write_time(file) + std::chrono::hours(day.a % 2 ? 1 : -1));
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
    const Path folder = house_.save() / someNames[day.a % someNames.size()];
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

} // namespace albumen::test
