// Two libraries meet.
#include "run/LibraryImpl.h"

namespace albumen {

Result<MeetingCard> LibraryImpl::importJson(const Path& file, bool)
{
    return fail(Code::internal, Stage::import, file);
}

} // namespace albumen
