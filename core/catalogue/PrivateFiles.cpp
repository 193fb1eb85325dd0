#include "catalogue/PrivateFiles.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "base/Files.h"

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
    if (there && there->kind == FileKind::folder) return {};
    if (there) return fail(Code::pathNotFolder, Stage::store, folder);
    if (folder.has_parent_path() && folder.parent_path() != folder) TRY(files->makeFolders(folder.parent_path()));
    if (::mkdir(folder.c_str(), 0700) != 0 && errno != EEXIST) return refused(errno, folder);
    return {};
}

Status makePrivateFile(const std::filesystem::path& file)
{
    const int descriptor = ::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (descriptor < 0) return refused(errno, file);
    ::close(descriptor);
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
    TRY(files->remove(database));
    return removeLogs(*files, database);
}

} // namespace albumen
