#include "pages/offsite/AddPlaceForm.h"

#include <algorithm>

#include <QCheckBox>
#include <QComboBox>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QLineEdit>

#include "Messages.h"
#include "pages/offsite/OffsiteWords.h"
#include "widgets/Button.h"
#include "widgets/FileDialogs.h"
#include "widgets/Label.h"

namespace albumen {
namespace {

constexpr OffsiteKind kinds[] = {OffsiteKind::folder, OffsiteKind::rclone, OffsiteKind::restic};

} // namespace

AddPlaceForm::AddPlaceForm(QWidget* parent)
    : FormCard(parent), kind_(new QComboBox(this)), name_(new QLineEdit(this)), address_(new QLineEdit(this)),
      folder_(new ElidedLabel(Qt::ElideMiddle, Type::medium, &Theme::ink, this)),
      password_(new ElidedLabel(Qt::ElideMiddle, Type::medium, &Theme::ink, this)),
      folderButton_(new Button(Button::Kind::outlined, {}, this)),
      passwordButton_(new Button(Button::Kind::outlined, {}, this)),
      folderRow_(besides({folder_, folderButton_}, this)), passwordRow_(besides({password_, passwordButton_}, this)),
      along_(new QWidget(this)), zips_(new QCheckBox(along_)), photos_(new QCheckBox(along_)),
      note_(new WrappedLabel(Type::caption, &Theme::ink3, this)),
      sameDisk_(new WrappedLabel(Type::caption, &Theme::warn, this))
{
    kind_->setObjectName(QStringLiteral("placeKind"));
    name_->setObjectName(QStringLiteral("placeName"));
    address_->setObjectName(QStringLiteral("placeAddress"));
    folderButton_->setObjectName(QStringLiteral("placeFolder"));
    passwordButton_->setObjectName(QStringLiteral("placePassword"));
    zips_->setObjectName(QStringLiteral("placeZips"));
    photos_->setObjectName(QStringLiteral("placePhotos"));
    for (std::size_t i = 0; i < std::size(kinds); ++i) kind_->addItem(QString());
    auto* const both = new QHBoxLayout(along_);
    both->setContentsMargins(0, 0, 0, 0);
    both->setSpacing(metric::gap);
    both->addWidget(zips_);
    both->addWidget(photos_);
    both->addStretch();
    for (QWidget* const row :
         std::initializer_list<QWidget*>{kind_, folderRow_, address_, sameDisk_, passwordRow_, name_, along_, note_})
        addRow(row);
    sameDisk_->setObjectName(QStringLiteral("placeSameDisk"));
    connect(kind_, &QComboBox::activated, this, &AddPlaceForm::showKind);
    connect(address_, &QLineEdit::editingFinished, this, &AddPlaceForm::placed);
    connect(folderButton_, &Button::clicked, this, &AddPlaceForm::askForFolder);
    connect(passwordButton_, &Button::clicked, this, &AddPlaceForm::askForPasswordFile);
    retranslate();
}

void AddPlaceForm::begin()
{
    folderPath_.clear();
    passwordPath_.clear();
    name_->clear();
    address_->clear();
    zips_->setChecked(false);
    photos_->setChecked(false);
    showKind();
    open(*kind_);
}

OffsiteKind AddPlaceForm::chosen() const
{
    return kinds[static_cast<std::size_t>(std::max(0, kind_->currentIndex()))];
}

OffsitePlace AddPlaceForm::draft() const
{
    const OffsiteKind kind = chosen();
    return {.name = name_->text().trimmed().toStdString(),
            .kind = kind,
            .where = kind == OffsiteKind::folder ? folderPath_.native() : address_->text().trimmed().toStdString()};
}

void AddPlaceForm::setSameDisk(bool same)
{
    showRow(sameDisk_, same);
}

std::optional<OffsitePlace> AddPlaceForm::place()
{
    OffsitePlace place = draft();
    const bool folder = place.kind == OffsiteKind::folder, restic = place.kind == OffsiteKind::restic;
    if (restic) place.passwordFile = passwordPath_;
    place.zips = zips_->isChecked();
    place.photos = photos_->isChecked();
    const QString lacks = folder && place.where.empty()          ? tr("Choose the folder.")
                          : place.where.empty()                  ? tr("Type where it is.")
                          : restic && place.passwordFile.empty() ? tr("Choose the file with the password.")
                          : place.name.empty()                   ? tr("Type what the place is called here.")
                                                                 : QString();
    if (lacks.isEmpty()) return place;
    refuse(lacks);
    QWidget* const missing = folder && place.where.empty()          ? static_cast<QWidget*>(folderButton_)
                             : place.where.empty()                  ? static_cast<QWidget*>(address_)
                             : restic && place.passwordFile.empty() ? static_cast<QWidget*>(passwordButton_)
                                                                    : name_;
    missing->setFocus(Qt::OtherFocusReason);
    return std::nullopt;
}

void AddPlaceForm::setFolder(const std::filesystem::path& folder)
{
    folderPath_ = folder;
    if (name_->text().trimmed().isEmpty()) name_->setText(nameText(folder));
    refuse({});
    words();
    emit placed();
}

void AddPlaceForm::setPasswordFile(const std::filesystem::path& file)
{
    passwordPath_ = file;
    refuse({});
    words();
}

void AddPlaceForm::askForFolder()
{
    QFileDialog* const dialog = folderDialog(kindText(OffsiteKind::folder), folderPath_, this);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& folder) { setFolder(toPath(folder)); });
    dialog->open();
}

void AddPlaceForm::askForPasswordFile()
{
    QFileDialog* const dialog = fileDialog(tr("The file with the password"), passwordPath_, this);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& file) { setPasswordFile(toPath(file)); });
    dialog->open();
}

void AddPlaceForm::showKind()
{
    const OffsiteKind kind = chosen();
    showRow(folderRow_, kind == OffsiteKind::folder);
    showRow(address_, kind != OffsiteKind::folder);
    showRow(passwordRow_, kind == OffsiteKind::restic);
    setSameDisk(false);
    refuse({});
    words();
    emit placed();
}

void AddPlaceForm::words()
{
    folder_->setText(folderPath_.empty() ? tr("None chosen") : pathText(folderPath_));
    password_->setText(passwordPath_.empty() ? tr("None chosen") : pathText(passwordPath_));
    switch (chosen()) {
    case OffsiteKind::folder:
        note_->setText(tr("Plain files, not encrypted: whoever has the drive can look at them."));
        break;
    case OffsiteKind::rclone:
        address_->setPlaceholderText(tr("REMOTE:PATH"));
        note_->setText(
            tr("A remote of rclone's own configuration: “rclone config” makes one. It is encrypted only where "
               "it is of the type crypt."));
        break;
    case OffsiteKind::restic:
        address_->setPlaceholderText(tr("/folder, sftp:user@host:/folder, rclone:REMOTE:PATH or s3:…"));
        note_->setText(tr("Always encrypted. Without the password nobody can read it again: keep the file in another "
                          "place too."));
        break;
    }
}

void AddPlaceForm::retranslate()
{
    for (std::size_t i = 0; i < std::size(kinds); ++i) kind_->setItemText(static_cast<int>(i), kindText(kinds[i]));
    setWords(tr("A new place"), tr("Add"), tr("Cancel"));
    nameRow(kind_, tr("Kind"));
    nameRow(folderRow_, tr("Folder"));
    nameRow(address_, tr("Where"));
    nameRow(passwordRow_, tr("Password file"));
    nameRow(name_, tr("Name"));
    nameRow(along_, tr("Also send"));
    nameRow(note_, QString());
    nameRow(sameDisk_, QString());
    sameDisk_->setText(sameDiskText());
    folderButton_->setText(tr("Choose folder…"));
    passwordButton_->setText(tr("Choose file…"));
    passwordButton_->setAccessibleName(tr("Password file: choose file…"));
    name_->setPlaceholderText(tr("What it is called here"));
    zips_->setText(tr("Zips"));
    photos_->setText(tr("Original photos"));
    showKind();
}

} // namespace albumen
