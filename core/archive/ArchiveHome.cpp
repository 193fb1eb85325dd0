#include "archive/ArchiveHome.h"

#include <algorithm>
#include <optional>

#include "archive/VerifiedCopy.h"
#include "base/Text.h"

namespace albumen {
namespace {

constexpr std::string_view markTitle = "Albumen archive ";
constexpr std::uint64_t markLimit = 4096;

/// The uid in a folder's mark; none: no mark. Fails: foreignFile when the mark cannot be understood.
Result<std::optional<Uid>> readMark(Files& files, const Path& folder)
{
    const Path mark = folder / archiveMarkName;
    TRY_ASSIGN(const bool there, isThere(files, mark));
    if (!there) return std::nullopt;
    TRY_ASSIGN(const auto bytes, readWhole(files, mark, markLimit, Follow::no));
    const std::string_view text(reinterpret_cast<const char*>(bytes.data()), bytes.size());
    Uid uid;
    if (text.substr(0, markTitle.size()) != markTitle || !fromHex(trimmed(text.substr(markTitle.size())), uid.bytes))
        return fail(Code::foreignFile, Stage::file, mark);
    return uid;
}

/// Read back at once: a mark that cannot be understood would lock the archive out of its own folder.
Status writeMark(Files& files, const Path& folder, const Uid& uid)
{
    const Path mark = folder / archiveMarkName;
    TRY(writeWhole(files, mark, std::string(markTitle) + uid.text() + "\n"));
    const auto there = readMark(files, folder);
    if (there && *there && **there == uid) return {};
    (void)files.remove(mark);
    return fail(Code::copyDiffers, Stage::file, mark);
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

const ArchiveSettings* bySave(const std::vector<ArchiveSettings>& archives, const Path& save)
{
    const auto found =
        std::find_if(archives.begin(), archives.end(), [&](const auto& one) { return samePath(one.save, save); });
    return found == archives.end() ? nullptr : &*found;
}

/// An archive that filed something here left a mark: without it, this is an empty mount point, not the archive.
Status expectNothingFiled(Ledger& ledger, const ArchiveSettings& home)
{
    TRY_ASSIGN(const LedgerState state, ledger.read(home.no));
    if (state.filed.empty()) return {};
    return fail(Code::archiveOffline, Stage::file, home.save);
}

Result<ArchiveSettings> identify(Files& files, Ledger& ledger, const Path& save, const Path& zips)
{
    TRY_ASSIGN(const auto archives, ledger.archives());
    TRY_ASSIGN(const auto mark, readMark(files, save));
    TRY_ASSIGN(const auto zipMark, readMark(files, zips));
    if (mark && !byUid(archives, *mark))
        return fail(Code::foreignFile, Stage::file, save, "the archive of another library");
    if (zipMark && !byUid(archives, *zipMark))
        return fail(Code::foreignFile, Stage::file, zips, "the archive of another library");
    ArchiveSettings home{.no = {}, .uid = Uid::random(), .save = save, .zips = zips};
    if (const auto* known = mark ? byUid(archives, *mark) : bySave(archives, save)) {
        home.no = known->no;
        home.uid = known->uid;
        if (!mark) TRY(expectNothingFiled(ledger, home));
        if (!samePath(known->save, save) || !samePath(known->zips, zips)) TRY(ledger.setPaths(home.no, save, zips));
        return home;
    }
    TRY_ASSIGN(home.no, ledger.addArchive(home));
    return home;
}

} // namespace

Result<ArchiveSettings> openArchive(Files& files, Ledger& ledger, const Path& save, const Path& zips)
{
    TRY_ASSIGN(const ArchiveSettings home, identify(files, ledger, save, zips));
    for (const Path& folder : {save, zips}) {
        TRY(files.makeFolders(folder));
        if (!files.exists(folder / archiveMarkName)) TRY(writeMark(files, folder, home.uid));
    }
    return home;
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
