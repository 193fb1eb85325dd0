#include "base/FilesFence.h"

#include <algorithm>
#include <cerrno>
#include <mutex>

#include <fcntl.h>

#include "base/Errno.h"

namespace albumen {
namespace {

constexpr int wayOnly = O_PATH | O_DIRECTORY | O_CLOEXEC;

} // namespace

class Fences::Held final : public Fence
{
public:
    Held(std::shared_ptr<Roots> roots, std::shared_ptr<const Root> mine)
        : roots_(std::move(roots)), mine_(std::move(mine))
    {
    }
    ~Held() override
    {
        const std::unique_lock lock(roots_->mutex);
        roots_->all.erase(std::find(roots_->all.begin(), roots_->all.end(), mine_));
    }

private:
    std::shared_ptr<Roots> roots_;
    std::shared_ptr<const Root> mine_;
};

Result<std::unique_ptr<Fence>> Fences::put(const Path& folder)
{
    Descriptor opened(::open(folder.c_str(), wayOnly));
    if (!opened) return failErrno(folder, Doing::reading);
    const Path path = folder.has_filename() ? folder : folder.parent_path();
    auto root = std::make_shared<const Root>(Root{path, std::move(opened)});
    const std::unique_lock lock(roots_->mutex);
    roots_->all.push_back(root);
    return std::make_unique<Held>(roots_, std::move(root));
}

std::shared_ptr<const Fences::Root> Fences::around(const Path& path) const
{
    const std::shared_lock lock(roots_->mutex);
    std::shared_ptr<const Root> inner;
    for (const auto& root : roots_->all)
        if (path.native().size() > root->path.native().size() && isUnder(path, root->path) &&
            (!inner || root->path.native().size() > inner->path.native().size()))
            inner = root;
    return inner;
}

std::optional<CallPlace> Fences::find(const Path& path) const
{
    const auto root = around(path);
    if (!root) return CallPlace{nullptr, Descriptor(), AT_FDCWD, path.native()};
    const Path below = path.lexically_relative(root->path);
    Descriptor held;
    int folder = root->folder.get();
    for (const Path& part : below.parent_path()) {
        if (part == "..") {
            errno = ENOTDIR;
            return std::nullopt;
        }
        Descriptor next(::openat(folder, part.c_str(), wayOnly | O_NOFOLLOW));
        if (!next) return std::nullopt;
        folder = next.get();
        held = std::move(next);
    }
    return CallPlace{root, std::move(held), folder, below.filename().native()};
}

} // namespace albumen
