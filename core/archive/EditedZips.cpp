#include "archive/EditedZips.h"

#include <sstream>

namespace albumen {

namespace {

constexpr char betweenNames = '/'; // which no name has

} // namespace

Result<std::set<std::string>> editedZips(Ledger& ledger, ArchiveNo no)
{
    TRY_ASSIGN(const std::string text, ledger.note(no, editedZipsNote));
    std::set<std::string> names;
    std::istringstream in(text);
    for (std::string name; std::getline(in, name, betweenNames);) names.insert(name);
    return names;
}

Status keepEditedZips(Ledger& ledger, ArchiveNo no, const std::set<std::string>& names)
{
    std::string text;
    for (const std::string& name : names) text += name + betweenNames;
    return ledger.setNote(no, editedZipsNote, text);
}

} // namespace albumen
