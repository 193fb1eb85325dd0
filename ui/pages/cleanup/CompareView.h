// Photos of a group side by side, looked at in the same place and at the same size.
#pragma once

#include <array>
#include <optional>
#include <vector>

#include <QWidget>

#include "Parts.h"
#include "models/LatestQuestion.h"
#include "pages/cleanup/ComparePane.h"

namespace albumen {

class ElidedLabel;
class Button;
class PictureShelf;

/// The best one stays in sight, whichever is current. Keep and trash are the page's: letters and buttons alike.
/// Threads: GUI.
class CompareView final : public QWidget
{
    Q_OBJECT

public:
    static constexpr std::size_t most = 4; ///< side by side

    CompareView(const Parts& parts, QWidget* parent);

    /// The group in its order, the best first; `heading` says which it is, `limit` how alike its photos are at least.
    /// Sight stays while the group does.
    void show(const std::vector<CleanupEntry>& group, PhotoId current, const QString& heading,
              std::optional<float> limit);
    /// Where there is no room for them, buttons and numbers below the photos give way.
    void setRoomy(bool roomy);
    bool isZoomed() const { return sight_.times > 1; }
    /// All pixels of the current photo at its first face, or in the middle; again: fitted.
    void zoom();
    void retranslate();

signals:
    void currentWanted(qint64 photo);
    void keepWanted(qint64 photo);
    void trashWanted(qint64 photo);
    void acceptWanted();
    void previousWanted();
    void closed();

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    std::size_t currentAt() const;
    void fill();
    void showPicture(PhotoId photo);
    void setSight(const PictureSight& sight);
    void askNumbers();

    Parts parts_;
    PictureShelf* shelf_;
    std::array<ComparePane*, most> panes_{};
    ElidedLabel* heading_;
    Button *previous_, *accept_, *close_;
    std::vector<CleanupEntry> group_;
    std::optional<float> limit_;
    PhotoId current_{};
    PictureSight sight_;
    std::optional<QPointF> face_; ///< the middle of the first face of the current photo
    LatestQuestion asked_;
};

} // namespace albumen
