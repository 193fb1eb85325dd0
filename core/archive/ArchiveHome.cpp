#include "archive/ArchiveHome.h"

#include <algorithm>
#include <map>
#include <optional>
#include <span>

#include "archive/FilingReport.h"
#include "archive/VerifiedCopy.h"
#include "archive/ZipFile.h"
#include "base/FileRights.h"
#include "base/Sentence.h"
#include "base/Text.h"
#include "base/Volume.h"

namespace albumen {
namespace {

constexpr std::string_view markTitle = "Albumen archive ";
constexpr std::string_view ledgerTitle = "Library ";
constexpr std::uint64_t markLimit = 8192; // the longest path, and more

/// What an archive's folder says of itself.
struct Mark {
    Uid uid;
    Path ledger; ///< the file in which its library keeps what was filed; empty: an older mark
};

std::optional<Mark> markOf(std::string_view text)
{
    if (!text.starts_with(markTitle)) return std::nullopt;
    text.remove_prefix(markTitle.size());
    const std::size_t line = text.find('\n');
    Mark mark;
    if (!fromHex(trimmed(text.substr(0, line)), mark.uid.bytes)) return std::nullopt;
    std::string_view rest = line == std::string_view::npos ? std::string_view() : text.substr(line + 1);
    if (rest.starts_with(ledgerTitle) && rest.ends_with('\n')) {
        rest.remove_prefix(ledgerTitle.size());
        mark.ledger = Path(rest.substr(0, rest.size() - 1));
    }
    return mark;
}

/// None: no mark. Fails: foreignFile when it cannot be understood, archiveClosed where nobody may read it.
Result<std::optional<Mark>> readMark(Files& files, const Path& folder)
{
    const Path file = folder / archiveMarkName;
    TRY_ASSIGN(const bool there, isThere(files, file));
    if (!there) return std::nullopt;
    if (!mayRead(file)) return fail(Code::archiveClosed, Stage::file, folder);
    TRY_ASSIGN(const auto bytes, readWhole(files, file, markLimit, Follow::no));
    auto mark = markOf({reinterpret_cast<const char*>(bytes.data()), bytes.size()});
    if (!mark) return fail(Code::foreignFile, Stage::file, file);
    return mark;
}

/// A small file where there is none. Fails: nameTaken, and as writing does.
Status writeFirst(Files& files, const Path& path, std::string_view text)
{
    const Path part = path.parent_path() / (".albumen-" + randomHex(8) + ".part");
    auto written = [&]() -> Status {
        TRY_ASSIGN(const std::unique_ptr<WritableFile> file, files.create(part));
        TRY(file->write(0, std::as_bytes(std::span(text))));
        return file->sync();
    }();
    if (written) written = files.rename(part, path);
    if (written) return files.syncFolder(path.parent_path());
    (void)files.remove(part);
    if (written.error().path == part) written.error().path = path;
    return written;
}

/// Read back at once: a mark that cannot be understood would lock the archive out of its own folder.
/// `first`: over no other mark, which may come meanwhile.
Status writeMark(Files& files, const Path& folder, const Mark& mark, bool first)
{
    const Path file = folder / archiveMarkName;
    const std::string text =
        std::string(markTitle) + mark.uid.text() + "\n" + std::string(ledgerTitle) + mark.ledger.native() + "\n";
    TRY(first ? writeFirst(files, file, text) : writeWhole(files, file, text));
    const auto there = readMark(files, folder);
    if (there && *there && (*there)->uid == mark.uid) return {};
    (void)files.remove(file);
    return fail(Code::copyDiffers, Stage::file, file);
}

/// May this library go on with an archive that it knows nothing of? If no other one does: what knew of it is gone, or
/// was kept where this one is now.
/// What cannot be looked at, as another user's library, is there.
bool mayAdopt(Files& files, const Ledger& ledger, const Mark& mark)
{
    if (mark.ledger.empty() || mark.ledger == ledger.file()) return true;
    const auto there = isThere(files, mark.ledger);
    return there && !*there;
}

bool samePath(const Path& a, const Path& b)
{
    return (a / "").lexically_normal() == (b / "").lexically_normal();
}

const ArchiveSettings* byUid(const std::vector<ArchiveSettings>& archives, const Uid& uid)
{
    const auto found = std::find_if(archives.begin(), archives.end(), [&](const auto& one) { return one.uid == uid; });
    return found == archives.end() ? nullptr : &*found;
}

const ArchiveSettings* byNo(const std::vector<ArchiveSettings>& archives, ArchiveNo no)
{
    const auto found = std::find_if(archives.begin(), archives.end(), [&](const auto& one) { return one.no == no; });
    return found == archives.end() ? nullptr : &*found;
}

const ArchiveSettings* bySave(const std::vector<ArchiveSettings>& archives, const Path& save)
{
    const auto found =
        std::find_if(archives.begin(), archives.end(), [&](const auto& one) { return samePath(one.save, save); });
    return found == archives.end() ? nullptr : &*found;
}

/// What was filed and lies there by its size; of it so many are read.
constexpr int mostToRead = 8;

constexpr std::string_view saveFolderNote = "save folder", zipFolderNote = "zip folder";

/// Which folder it is, whatever it is called: its disk and its number there. Empty: its disk has no name.
std::string identityOf(Files& files, const Path& folder)
{
    const auto info = files.info(folder, Follow::yes);
    const std::string volume = volumeOf(folder);
    return info && !volume.empty() ? volume + " " + std::to_string(info->inode) : std::string();
}

Status rememberFolder(Files& files, Ledger& ledger, ArchiveNo no, std::string_view name, const Path& folder)
{
    const std::string now = identityOf(files, folder);
    TRY_ASSIGN(const std::string before, ledger.note(no, name));
    return now == before ? Status() : ledger.setNote(no, name, now);
}

/// In the place of what a folder was: somebody named it again since, and it is no drive's that is away.
constexpr std::string_view namedAgain = "named again";

enum class Left { nothing, emptyFolder, something };

Left leftOf(Files& files, const Path& folder)
{
    const auto entries = files.list(folder);
    if (entries) return entries->empty() ? Left::emptyFolder : Left::something;
    const auto info = files.info(folder);
    return !info && info.error().code == Code::pathMissing ? Left::nothing : Left::something;
}

std::string volumeIn(const std::string& identity)
{
    return identity.substr(0, identity.find(' '));
}

/// Of the deepest folder on the way to it that is there.
std::string volumeBelow(Path folder)
{
    while (volumeOf(folder).empty() && folder != folder.parent_path()) folder = folder.parent_path();
    return volumeOf(folder);
}

/// Is it a folder that was filed into, with nothing in it by now: that very one, one made again on its disk, or one
/// that was named again? An empty mount point, from which the drive is away, stands on another disk than the drive.
/// Fails: archiveClosed (nobody can tell), and as the ledger.
Result<bool> wasEmptied(Files& files, Ledger& ledger, ArchiveNo no, std::string_view name, const Path& folder)
{
    if (!mayLookInto(folder)) return fail(Code::archiveClosed, Stage::file, folder);
    const Left left = leftOf(files, folder);
    if (left == Left::something) return false;
    TRY_ASSIGN(const std::string before, ledger.note(no, name));
    if (before == namedAgain) return true;
    if (left == Left::nothing || before.empty()) return false;
    return before == identityOf(files, folder) || (volumeIn(before) == volumeOf(folder) && !isMountPoint(folder));
}

/// Fails: as the ledger.
Status nameAgain(Files& files, Ledger& ledger, ArchiveNo no, std::string_view name, const Path& folder)
{
    if (leftOf(files, folder) == Left::something) return {};
    TRY_ASSIGN(const std::string before, ledger.note(no, name));
    const bool away = before != namedAgain && volumeIn(before) != volumeBelow(folder) && !isMountPoint(folder);
    return away ? Status() : ledger.setNote(no, name, namedAgain);
}

/// An archive that filed something here left a mark: without it, and without what was filed, this is an empty mount
/// point.
Status expectArchiveThere(Files& files, Ledger& ledger, const ArchiveSettings& home)
{
    TRY_ASSIGN(const LedgerState state, ledger.read(home.no));
    if (state.filed.empty()) return {};
    TRY_ASSIGN(const bool there, isArchiveThere(files, ledger, home, state));
    return there ? Status() : fail(Code::archiveOffline, Stage::file, home.save);
}

tl::unexpected<Error> foreign(const Path& folder, const Mark& mark)
{
    return fail(Code::foreignFile, Stage::file, folder,
                std::string(archiveOfLibrary) + mark.ledger.parent_path().native());
}

/// Fails: foreignFile (the archive of another library).
Status expectOurs(Files& files, const Ledger& ledger, const std::vector<ArchiveSettings>& archives, const Path& folder,
                  const std::optional<Mark>& mark)
{
    if (!mark || byUid(archives, mark->uid) || mayAdopt(files, ledger, *mark)) return {};
    return foreign(folder, *mark);
}

/// Does one of the files lie where it was filed, with its bytes?
bool holdsFiled(Files& files, const Path& save, const LedgerState& state)
{
    std::map<TargetKey, std::string> folders;
    for (const Target& target : state.targets) folders[target.key] = target.folder;
    const JobControl job;
    int read = 0;
    for (const FiledFile& file : state.filed) {
        const Path path = save / folders[file.target] / file.name;
        const auto there = files.info(path);
        if (!there || there->kind != FileKind::file || there->size != file.size) continue;
        const auto hash = hashFile(files, path, job);
        if (hash && *hash && **hash == file.hash) return true;
        if (++read == mostToRead) break;
    }
    return false;
}

/// Its zips have its mark too, and so may a copy of it: it was moved to where the files lie that were filed. One that
/// was emptied was moved where the mark has left its place. Fails: pathInsideSource.
Status expectMoved(Files& files, Ledger& ledger, const ArchiveSettings& known, const Path& save)
{
    const auto before = files.info(known.save, Follow::yes), now = files.info(save, Follow::yes);
    if (samePath(known.save, save) || (before && now && before->isSameAs(*now))) return {};
    TRY_ASSIGN(const LedgerState state, ledger.read(known.no));
    if (state.filed.empty() || holdsFiled(files, save, state)) return {};
    const bool elsewhere = samePath(known.zips, save) || hasArchiveMark(files, known.save);
    return elsewhere ? fail(Code::pathInsideSource, Stage::file, save, std::string(partOfArchive) + known.save.native())
                     : Status();
}

Result<ArchiveSettings> identify(Files& files, Ledger& ledger, const Path& save, const Path& zips,
                                 OpenedArchive& archive)
{
    TRY_ASSIGN(const auto archives, ledger.archives());
    TRY_ASSIGN(const auto mark, readMark(files, save));
    TRY_ASSIGN(const auto zipMark, zipsWait(zips, false) ? std::optional<Mark>() : readMark(files, zips));
    TRY(expectOurs(files, ledger, archives, save, mark));
    TRY(expectOurs(files, ledger, archives, zips, zipMark));
    ArchiveSettings home{.no = {}, .uid = mark ? mark->uid : Uid::random(), .save = save, .zips = zips};
    if (const auto* known = mark ? byUid(archives, mark->uid) : bySave(archives, save)) {
        TRY(expectMoved(files, ledger, *known, save));
        home.no = known->no;
        home.uid = known->uid;
        if (!mark) TRY(expectArchiveThere(files, ledger, home));
        return home;
    }
    TRY_ASSIGN(home.no, ledger.addArchive(home));
    archive.adopted = mark.has_value();
    archive.begun = !mark;
    return home;
}

Status recordPaths(Ledger& ledger, const ArchiveSettings& home)
{
    TRY_ASSIGN(const auto archives, ledger.archives());
    const ArchiveSettings* const known = byNo(archives, home.no);
    if (known && samePath(known->save, home.save) && samePath(known->zips, home.zips)) return {};
    return ledger.setPaths(home.no, home.save, home.zips);
}

/// The mark says whose the archive is by now. Another library may have put its own there since somebody looked: the
/// archive is its then.
Status mark(Files& files, Ledger& ledger, const Path& folder, const Uid& uid)
{
    TRY_ASSIGN(const auto archives, ledger.archives());
    TRY_ASSIGN(const auto there, readMark(files, folder));
    TRY(expectOurs(files, ledger, archives, folder, there));
    if (there && there->uid == uid && there->ledger == ledger.file()) return {};
    const Status written = writeMark(files, folder, {uid, ledger.file()}, !there);
    if (written || there) return written;
    if (const auto now = readMark(files, folder)) TRY(expectOurs(files, ledger, archives, folder, *now));
    return written;
}

/// Makes it and its mark, and keeps it.
Result<std::unique_ptr<Fence>> openFolder(Files& files, Ledger& ledger, const Path& folder, const Uid& uid)
{
    TRY(files.makeFolders(folder));
    TRY_ASSIGN(auto fence, files.fence(folder));
    TRY(mark(files, ledger, folder, uid));
    return fence;
}

} // namespace

Result<OpenedArchive> openArchive(Files& files, Ledger& ledger, const Path& save, const Path& zips)
{
    OpenedArchive archive;
    TRY_ASSIGN(archive.settings, identify(files, ledger, save, zips, archive));
    TRY_ASSIGN(const bool zipsAway, areZipsAway(files, ledger, archive.settings));
    TRY_ASSIGN(archive.save, openFolder(files, ledger, save, archive.settings.uid));
    archive.zipsWait = zipsWait(zips, zipsAway);
    if (!archive.zipsWait) {
        auto opened = openFolder(files, ledger, zips, archive.settings.uid);
        if (!opened && !isDenied(opened.error().code)) return fail(std::move(opened).error());
        if (opened)
            archive.zips = std::move(*opened);
        else
            archive.zipsWait = deniedOf(zips, opened.error().code);
    }
    TRY(recordPaths(ledger, archive.settings)); // the marks first: without them, what was filed would count as away
    TRY(rememberFolder(files, ledger, archive.settings.no, saveFolderNote, save));
    if (!archive.zipsWait) TRY(rememberFolder(files, ledger, archive.settings.no, zipFolderNote, zips));
    return archive;
}

Result<bool> isArchiveThere(Files& files, Ledger& ledger, const ArchiveSettings& home, const LedgerState& state)
{
    if (hasArchiveMark(files, home.save) || holdsFiled(files, home.save, state)) return true;
    return wasEmptied(files, ledger, home.no, saveFolderNote, home.save);
}

Result<std::optional<Error>> archiveOfAnother(Files& files, Ledger& ledger, const Path& path)
{
    TRY_ASSIGN(const auto archives, ledger.archives());
    TRY_ASSIGN(const Path real, files.canonical(path));
    for (Path there = real;; there = there.parent_path()) {
        const auto mark = readMark(files, there);
        if (!mark && mark.error().code == Code::foreignFile) return mark.error();
        const bool marked = mark && *mark && !(*mark)->ledger.empty();
        if (marked && !byUid(archives, (*mark)->uid) && (*mark)->ledger != ledger.file())
            return foreign(there, **mark).value();
        if (there == there.parent_path()) return std::nullopt;
    }
}

Result<bool> areZipsAway(Files& files, Ledger& ledger, const ArchiveSettings& home)
{
    if (hasArchiveMark(files, home.zips) || samePath(home.save, home.zips)) return false;
    if (!mayLookInto(home.zips)) return true;
    TRY_ASSIGN(const auto archives, ledger.archives());
    const ArchiveSettings* const known = byNo(archives, home.no);
    if (!known || !samePath(known->zips, home.zips)) return false; // another folder was chosen, and none made in it yet
    TRY_ASSIGN(const LedgerState state, ledger.read(home.no));
    const JobControl job;
    int looked = 0;
    for (const ZipRecord& zip : state.zips) {
        const auto there = lookAtZip(files, zip, home.zips / zip.name, job);
        if (there && *there && (*there)->found == Found::same) return false;
        if (++looked == mostToRead) break;
    }
    if (state.zips.empty()) return false;
    TRY_ASSIGN(const bool emptied, wasEmptied(files, ledger, home.no, zipFolderNote, home.zips));
    return !emptied;
}

std::optional<Error> zipsWait(const Path& zips, bool away)
{
    if (away && mayLookInto(zips)) return Error{.code = Code::archiveOffline, .stage = Stage::file, .path = zips};
    if (away || !mayChange(zips) || !mayRead(zips / archiveMarkName)) return deniedOf(zips, Code::pathDenied);
    if (isReadOnly(zips)) return deniedOf(zips, Code::diskReadOnly);
    return std::nullopt;
}

Error deniedOf(const Path& folder, Code code)
{
    return {.code = code == Code::diskReadOnly ? code : Code::archiveClosed, .stage = Stage::file, .path = folder};
}

Status beginAgain(Files& files, Ledger& ledger, const Path& save, const Path& zips)
{
    TRY_ASSIGN(const auto home, findArchive(ledger, save, zips));
    if (!home) return {};
    TRY(nameAgain(files, ledger, home->no, saveFolderNote, save));
    return nameAgain(files, ledger, home->no, zipFolderNote, zips);
}

Result<std::optional<ArchiveSettings>> findArchive(Ledger& ledger, const Path& save, const Path& zips)
{
    TRY_ASSIGN(const auto archives, ledger.archives());
    const ArchiveSettings* known = bySave(archives, save);
    if (!known) return std::nullopt;
    ArchiveSettings home = *known;
    home.zips = zips;
    return home;
}

} // namespace albumen
