// What is brought back from a place off this machine, and where to.
#pragma once

#include <filesystem>

#include "library/JobOrders.h"
#include "widgets/FormCard.h"

class QLineEdit;

namespace albumen {

/// Threads: GUI.
class BringBackForm final : public FormCard
{
    Q_OBJECT

public:
    explicit BringBackForm(QWidget* parent);

    void begin(const std::string& place);
    void retranslate();
    /// None: no folder is chosen, which the form says.
    std::optional<jobs::FetchOffsite> order();

    QLineEdit& what() { return *what_; }
    /// As if it was chosen.
    void setFolder(const std::filesystem::path& folder);

private:
    void askForFolder();

    std::string place_;
    std::filesystem::path folderPath_;
    QLineEdit* what_;
    Label* folder_;
    Button* folderButton_;
    QWidget* folderRow_;
    WrappedLabel* note_;
};

} // namespace albumen
