#include "catalogue/PrivateFiles.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "base/Sentence.h"

namespace albumen {

namespace {

tl::unexpected<Error> refused(int reason, const std::filesystem::path& path)
{
    const Code code = reason == EROFS                         ? Code::diskReadOnly
                      : reason == ENOSPC || reason == EDQUOT  ? Code::diskFull
                      : reason == ENOTDIR || reason == EEXIST ? Code::pathNotFolder
                      : reason == ENAMETOOLONG                ? Code::pathTooLong
                      : reason == ENOENT                      ? Code::pathMissing
                                                              : Code::pathDenied;
    return fail(code, Stage::store, path, std::strerror(reason));
}

Status removeLogs(Files& files, const std::filesystem::path& database)
{
    for (const char* end : {"-wal", "-shm"}) {
        const std::filesystem::path log = database.native() + end;
        if (files.exists(log)) TRY(files.remove(log));
    }
    return {};
}

} // namespace

Status makePrivateFolder(const std::filesystem::path& folder)
{
    const auto files = makeFiles();
    const auto there = files->info(folder, Follow::yes);
    if (there && there->kind == FileKind::folder) {
        const auto entries = files->list(folder);
        if (entries && entries->empty()) static_cast<void>(::chmod(folder.c_str(), 0700)); // not ours: as it is
        return {};
    }
    if (there) return fail(Code::pathNotFolder, Stage::store, folder);
    if (folder.has_parent_path() && folder.parent_path() != folder) TRY(files->makeFolders(folder.parent_path()));
    if (::mkdir(folder.c_str(), 0700) != 0 && errno != EEXIST) return refused(errno, folder);
    return {};
}

Status makePrivateFile(const std::filesystem::path& file)
{
    const int descriptor = ::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NONBLOCK, 0600);
    if (descriptor < 0) return refused(errno, file);
    struct stat found {
    };
    const bool isFile = ::fstat(descriptor, &found) == 0 && S_ISREG(found.st_mode);
    if (isFile && (found.st_mode & 077) != 0)
        static_cast<void>(::fchmod(descriptor, 0600)); // of another user: as it is
    ::close(descriptor);
    if (!isFile) return fail(Code::pathDenied, Stage::store, file, "is no file");
    return {};
}

Status expectFile(const std::filesystem::path& file, Follow follow)
{
    const auto files = makeFiles();
    const auto itself = files->info(file);
    if (!itself || itself->kind == FileKind::file) return {}; // what cannot be looked at is said by who opens it
    const auto there =
        itself->kind == FileKind::link && follow == Follow::yes ? files->info(file, Follow::yes) : itself;
    if (there ? there->kind == FileKind::file : there.error().code == Code::pathDenied) return {};
    const bool folder = there && there->kind == FileKind::folder, link = !there || there->kind == FileKind::link;
    const bool leads = link && files->info(file, Follow::yes).has_value();
    return fail(Code::foreignFile, Stage::store, file,
                std::string(folder  ? standsFolder
                            : leads ? standsOtherLink
                            : link  ? standsLink
                                    : standsOther));
}

Status expectDatabase(const std::filesystem::path& database)
{
    for (const char* const end : {"", "-wal", "-shm", "-journal"})
        TRY(expectFile(database.native() + end, Follow::yes));
    return {};
}

Status setAside(const std::filesystem::path& database)
{
    const auto files = makeFiles();
    TRY(files->replace(database, database.native() + ".broken"));
    return removeLogs(*files, database);
}

Status removeDatabase(const std::filesystem::path& database)
{
    const auto files = makeFiles();
    if (files->exists(database)) TRY(files->remove(database));
    return removeLogs(*files, database);
}

} // namespace albumen
