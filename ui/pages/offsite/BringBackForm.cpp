#include "pages/offsite/BringBackForm.h"

#include <QFileDialog>
#include <QLineEdit>
#include <QRegularExpression>

#include "Messages.h"
#include "widgets/Button.h"
#include "widgets/FileDialogs.h"
#include "widgets/Label.h"

namespace albumen {

BringBackForm::BringBackForm(QWidget* parent)
    : FormCard(parent), what_(new QLineEdit(this)),
      folder_(new ElidedLabel(Qt::ElideMiddle, Type::medium, &Theme::ink, this)),
      folderButton_(new Button(Button::Kind::outlined, {}, this)), folderRow_(besides({folder_, folderButton_}, this)),
      note_(new WrappedLabel(Type::caption, &Theme::ink3, this))
{
    what_->setObjectName(QStringLiteral("bringWhat"));
    folderButton_->setObjectName(QStringLiteral("bringFolder"));
    for (QWidget* const row : std::initializer_list<QWidget*>{what_, folderRow_, note_}) addRow(row);
    connect(folderButton_, &Button::clicked, this, &BringBackForm::askForFolder);
    retranslate();
}

void BringBackForm::begin(const std::string& place)
{
    place_ = place;
    what_->clear();
    folderPath_.clear();
    retranslate();
    open(*what_);
}

std::optional<jobs::FetchOffsite> BringBackForm::order()
{
    if (folderPath_.empty()) {
        refuse(tr("Choose the folder that it comes into."));
        folderButton_->setFocus(Qt::OtherFocusReason);
        return std::nullopt;
    }
    jobs::FetchOffsite order{.name = place_, .what = {}, .to = folderPath_};
    static const QRegularExpression commas(QStringLiteral("[,，、]"));
    for (const QString& one : what_->text().split(commas))
        if (!one.trimmed().isEmpty()) order.what.push_back(one.trimmed().toStdString());
    return order;
}

void BringBackForm::setFolder(const std::filesystem::path& folder)
{
    folderPath_ = folder;
    folder_->setText(pathText(folder));
    refuse({});
    step().setFocus(Qt::OtherFocusReason);
}

void BringBackForm::askForFolder()
{
    QFileDialog* const dialog = folderDialog(tr("The folder that it comes into"), folderPath_, this);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& folder) { setFolder(toPath(folder)); });
    dialog->open();
}

void BringBackForm::retranslate()
{
    setWords(tr("Bring back from %1").arg(fromUtf8(place_)), tr("Bring back"), tr("Cancel"));
    nameRow(what_, tr("What"));
    nameRow(folderRow_, tr("Into"));
    nameRow(note_, QString());
    what_->setPlaceholderText(tr("Everything"));
    folder_->setText(folderPath_.empty() ? tr("None chosen") : pathText(folderPath_));
    folderButton_->setText(tr("Choose folder…"));
    note_->setText(
        tr("Names of people, or paths there, with commas between them; nothing: everything. No file that is in "
           "the folder is overwritten."));
}

} // namespace albumen
