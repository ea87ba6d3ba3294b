/// A part of the body, as the places that an image of it shows.
///
/// Regions overlap if they share a place, and a region contains another one if it has all of its places. Organs that are seen
/// together share a place: an image made to show the liver also shows a kidney, so the one does not contradict the other.
public struct BodyRegion: OptionSet, Sendable, Hashable {
    public let rawValue: UInt64

    public init(rawValue: UInt64) { self.rawValue = rawValue }

    private init(place: Int) { rawValue = 1 << UInt64(place) }

    private init(_ regions: BodyRegion...) { self = regions.reduce([]) { $0.union($1) } }

    /// Whether they have a place in common.
    public func overlaps(_ other: BodyRegion) -> Bool { !isDisjoint(with: other) }

    // MARK: Places that only one region has

    private static let brainTissue = BodyRegion(place: 0)
    private static let skullBase = BodyRegion(place: 1)
    private static let eyes = BodyRegion(place: 2)
    private static let cavities = BodyRegion(place: 3)
    public static let teeth = BodyRegion(place: 4)
    private static let pharynx = BodyRegion(place: 5)
    public static let thyroid = BodyRegion(place: 6)
    public static let carotid = BodyRegion(place: 7)
    public static let cervicalSpine = BodyRegion(place: 8)
    public static let thoracicSpine = BodyRegion(place: 9)
    public static let lumbarSpine = BodyRegion(place: 10)
    public static let sacrum = BodyRegion(place: 11)
    private static let lungTissue = BodyRegion(place: 12)
    private static let heartMuscle = BodyRegion(place: 13)
    public static let mediastinum = BodyRegion(place: 14)
    public static let breast = BodyRegion(place: 15)
    private static let upperAbdomen = BodyRegion(place: 16)
    private static let retroperitoneum = BodyRegion(place: 17)
    private static let upperBowel = BodyRegion(place: 18)
    private static let lowerBowel = BodyRegion(place: 19)
    private static let pelvicOrgans = BodyRegion(place: 20)
    private static let scrotum = BodyRegion(place: 21)
    private static let hipJoint = BodyRegion(place: 22)
    private static let shoulderJoint = BodyRegion(place: 23)
    private static let upperArmShaft = BodyRegion(place: 24)
    public static let elbow = BodyRegion(place: 25)
    private static let forearmShaft = BodyRegion(place: 26)
    public static let wrist = BodyRegion(place: 27)
    private static let palm = BodyRegion(place: 28)
    public static let fingers = BodyRegion(place: 29)
    private static let thighShaft = BodyRegion(place: 30)
    public static let knee = BodyRegion(place: 31)
    private static let lowerLegShaft = BodyRegion(place: 32)
    public static let ankle = BodyRegion(place: 33)
    private static let sole = BodyRegion(place: 34)
    public static let toes = BodyRegion(place: 35)

    // MARK: Head and neck

    public static let brain = BodyRegion(brainTissue, skullBase)
    public static let orbits = BodyRegion(eyes, skullBase)
    public static let sinuses = BodyRegion(cavities, skullBase)
    public static let ear = skullBase
    public static let jaw = BodyRegion(teeth, cavities)
    public static let face = BodyRegion(orbits, sinuses, teeth)
    public static let head = BodyRegion(brain, face)
    public static let throat = pharynx
    public static let neck = BodyRegion(pharynx, thyroid, carotid, cervicalSpine)

    // MARK: Trunk

    public static let lung = BodyRegion(lungTissue, mediastinum)
    public static let heart = BodyRegion(heartMuscle, mediastinum)
    public static let ribs = BodyRegion(lungTissue, upperAbdomen)
    public static let chest = BodyRegion(lungTissue, heartMuscle, mediastinum, breast, thoracicSpine)
    public static let aorta = BodyRegion(mediastinum, retroperitoneum)
    /// The liver, the kidneys, the pancreas, the spleen, the stomach: organs that one image often shows together.
    public static let upperAbdominalOrgan = BodyRegion(upperAbdomen, retroperitoneum)
    public static let bowel = BodyRegion(upperBowel, lowerBowel)
    public static let abdomen = BodyRegion(upperAbdomen, retroperitoneum, upperBowel, lumbarSpine)
    /// The uterus, the ovaries, the prostate, the bladder, the rectum.
    public static let pelvicOrgan = BodyRegion(pelvicOrgans, lowerBowel)
    public static let testis = scrotum
    public static let urinaryTract = BodyRegion(upperAbdominalOrgan, pelvicOrgans)
    public static let fetus = BodyRegion(pelvicOrgans, upperBowel)
    public static let pelvis = BodyRegion(pelvicOrgans, lowerBowel, scrotum, hipJoint, sacrum)
    public static let spine = BodyRegion(cervicalSpine, thoracicSpine, lumbarSpine, sacrum)

    // MARK: Limbs. A long bone is seen with the joints at its ends.

    public static let shoulder = shoulderJoint
    public static let upperArm = BodyRegion(shoulderJoint, upperArmShaft, elbow)
    public static let forearm = BodyRegion(elbow, forearmShaft, wrist)
    public static let hand = BodyRegion(wrist, palm, fingers)
    public static let upperLimb = BodyRegion(upperArm, forearm, hand)
    public static let hip = hipJoint
    public static let thigh = BodyRegion(hipJoint, thighShaft, knee)
    public static let lowerLeg = BodyRegion(knee, lowerLegShaft, ankle)
    public static let foot = BodyRegion(ankle, sole, toes)
    public static let lowerLimb = BodyRegion(thigh, lowerLeg, foot)
    public static let limb = BodyRegion(upperLimb, lowerLimb)
    /// Bones, joints and muscles, wherever they are.
    public static let musculoskeletal = BodyRegion(limb, spine, pelvis, ribs)

    /// It contains every other region.
    public static let wholeBody = BodyRegion(head, neck, chest, abdomen, pelvis, limb)

    /// The regions that have a left and a right one.
    static let paired = BodyRegion(limb, breast, lungTissue, eyes, upperAbdomen, retroperitoneum, scrotum)
}
