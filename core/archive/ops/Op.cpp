#include "archive/ops/Op.h"

#include <array>

#include "base/Contract.h"

namespace albumen {
namespace {

constexpr std::array table = {
    &makeFolderOp, &renameFolderOp, &dropFolderOp, &copyOp,      &hardLinkOp,  &reflinkOp, &moveFiledOp,
    &retireOp,     &removeSourceOp, &zipOp,        &renameZipOp, &retireZipOp, &renewOp,
};

} // namespace

const Op& opOf(JournalOp op)
{
    for (const Op* const row : table)
        if (row->op == op) return *row;
    contractBroken("EXPECTS an operation of the journal", __FILE__, __LINE__);
}

} // namespace albumen
